using BreedsWeb;
using PetStore.Breeds;

var builder = WebApplication.CreateBuilder(args);
builder.Services.AddPetBreeds();

var app = builder.Build();
app.MapGet("/", async (IPetBreedProvider provider, CancellationToken cancellationToken) =>
    Results.Content(await BreedsPage.RenderAsync(provider, cancellationToken), "text/html; charset=utf-8"));
app.MapGet("/animals", (IPetBreedProvider provider, CancellationToken cancellationToken) =>
    provider.GetAnimalsAsync(cancellationToken));
app.MapGet("/animals/{animal}/breeds", async (string animal, IPetBreedProvider provider, CancellationToken cancellationToken) =>
    await provider.GetBreedsAsync(animal, cancellationToken) is { } breeds
        ? Results.Ok(breeds)
        : Results.Problem($"The animal '{animal}' is unknown.", statusCode: StatusCodes.Status404NotFound));
app.Run();
