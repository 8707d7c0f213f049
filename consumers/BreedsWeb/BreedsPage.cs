using System.Net;
using System.Text;

namespace BreedsWeb;

internal static class BreedsPage
{
    public const string Icon = """
        <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 16 16"><g fill="#14532d"><circle cx="8" cy="11" r="4"/>
        <circle cx="3" cy="6" r="2"/><circle cx="6.3" cy="3" r="2"/><circle cx="9.7" cy="3" r="2"/><circle cx="13" cy="6" r="2"/></g></svg>
        """;

    public static string Render(string providerName, IReadOnlyList<KeyValuePair<string, IReadOnlyList<string>>> all)
    {
        var cards = new StringBuilder();
        foreach (var (animal, breeds) in all)
        {
            var items = string.Concat(breeds.Select(breed => $"<li>{WebUtility.HtmlEncode(breed)}</li>"));
            cards.Append($"<section><h2>{WebUtility.HtmlEncode(animal)}</h2><ul>{items}</ul></section>");
        }

        return $$"""
            <!DOCTYPE html>
            <html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
            <title>Pet breeds</title><link rel="icon" type="image/svg+xml" href="/favicon.svg"><style>
              body { margin: 0 auto; max-width: 60rem; padding: 2rem 1rem }
              body { background: #f6f4ef; color: #222; font: 1.1rem/1.5 system-ui, sans-serif }
              main { display: grid; gap: 1rem; grid-template-columns: repeat(auto-fill, minmax(min(15rem, 100%), 1fr)) }
              section { padding: 1rem 1.25rem; border-radius: .75rem; overflow-wrap: anywhere }
              section { background: #fff; box-shadow: 0 1px 4px #0002 }
              h1, h2 { margin: 0 0 .5rem; color: #14532d } ul { margin: 0; padding-left: 1.25rem } p { margin: 0 0 1.5rem; color: #555 }
            </style></head>
            <body><h1>Pet breeds</h1><p>Served by the provider {{providerName}}.</p><main>{{cards}}</main></body></html>
            """;
    }
}
