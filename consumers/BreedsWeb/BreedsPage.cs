using System.Net;
using System.Text;
using PetStore.Breeds;

namespace BreedsWeb;

internal static class BreedsPage
{
    public static async Task<string> RenderAsync(string providerName, IPetBreedProvider provider, CancellationToken cancellationToken)
    {
        var cards = new StringBuilder();
        foreach (var animal in await provider.GetAnimalsAsync(cancellationToken))
        {
            var breeds = await provider.GetBreedsAsync(animal, cancellationToken) ?? [];
            var items = string.Concat(breeds.Select(breed => $"<li>{WebUtility.HtmlEncode(breed)}</li>"));
            cards.Append($"<section><h2>{WebUtility.HtmlEncode(animal)}</h2><ul>{items}</ul></section>");
        }

        return $$"""
            <!DOCTYPE html>
            <html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
            <title>Pet breeds</title><style>
              body { margin: 0 auto; max-width: 60rem; padding: 2rem 1rem; background: #f6f4ef; color: #222; font: 1.1rem/1.5 system-ui, sans-serif }
              main { display: grid; gap: 1rem; grid-template-columns: repeat(auto-fill, minmax(min(15rem, 100%), 1fr)) }
              section { padding: 1rem 1.25rem; border-radius: .75rem; background: #fff; box-shadow: 0 1px 4px #0002; overflow-wrap: anywhere }
              h1, h2 { margin: 0 0 .5rem; color: #14532d } ul { margin: 0; padding-left: 1.25rem } p { margin: 0 0 1.5rem; color: #555 }
            </style></head><body><h1>Pet breeds</h1><p>Served by the provider {{providerName}}.</p><main>{{cards}}</main></body></html>
            """;
    }
}
