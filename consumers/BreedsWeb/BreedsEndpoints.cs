using Microsoft.AspNetCore.Http.Features;
using PetStore.Breeds;

namespace BreedsWeb;

internal static class BreedsEndpoints
{
    private static readonly string[] _getAndHead = [HttpMethods.Get, HttpMethods.Head];

    public static void MapBreeds(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapMethods("/animals", _getAndHead, (IPetBreedProvider breeds, CancellationToken cancellationToken) =>
            breeds.GetAnimalsAsync(cancellationToken));
        endpoints.MapMethods("/animals/{animal}/breeds", _getAndHead, GetBreedsAsync)
            .Produces<IReadOnlyList<string>>()
            .ProducesProblem(StatusCodes.Status404NotFound);
    }

    public static void MapPage(this IEndpointRouteBuilder endpoints, string providerName)
    {
        endpoints.MapMethods("/", _getAndHead, async (IPetBreedProvider breeds, CancellationToken cancellationToken) =>
            Results.Content(BreedsPage.Render(providerName, await breeds.GetAllBreedsAsync(cancellationToken)), "text/html; charset=utf-8"))
            .ExcludeFromDescription();
        endpoints.MapMethods("/favicon.svg", _getAndHead, () => Results.Content(BreedsPage.Icon, "image/svg+xml"))
            .ExcludeFromDescription();
        endpoints.MapMethods("/favicon.ico", _getAndHead, () => Results.Redirect("/favicon.svg"))
            .ExcludeFromDescription();
    }

    private static async Task<IResult> GetBreedsAsync(
        string animal, HttpContext context, IPetBreedProvider breeds, CancellationToken cancellationToken)
    {
        // A route value keeps an encoded slash as it is: "Cat/Kitten" arrives as "Cat%2FKitten".
        animal = DecodeAnimal(context) ?? animal;
        return await breeds.GetBreedsAsync(animal, cancellationToken) is { } found
            ? Results.Ok(found)
            : Results.Problem($"The animal '{animal}' is unknown.", statusCode: StatusCodes.Status404NotFound);
    }

    private static string? DecodeAnimal(HttpContext context)
    {
        var target = context.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget;
        var segments = target.Split('?')[0].TrimEnd('/').Split('/');
        return segments.Length >= 2 ? Uri.UnescapeDataString(segments[^2]) : null;
    }
}
