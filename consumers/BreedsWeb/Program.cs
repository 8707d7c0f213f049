using System.Data.Common;
using BreedsWeb;
using Microsoft.Data.Sqlite;
using Npgsql;
using PetStore.Breeds;
using PetStore.Breeds.Database;

var builder = WebApplication.CreateBuilder(args);
var (provider, connectionString) = (builder.Configuration["Breeds:Provider"] ?? "InMemory", builder.Configuration["Breeds:ConnectionString"] ?? "");
DbProviderFactory? database = provider switch
{
    "InMemory" => null,
    "Sqlite" => SqliteFactory.Instance,
    "PostgreSql" => NpgsqlFactory.Instance,
    _ => throw new InvalidOperationException($"Breeds:Provider is '{provider}', expected InMemory, Sqlite or PostgreSql."),
};

if (database is not null && connectionString is "") throw new InvalidOperationException($"Breeds:ConnectionString is missing: {provider} needs one.");

// The driver's own message can show a part of a password that was not quoted.
try { database?.CreateConnectionStringBuilder()?.ConnectionString = connectionString; }
catch (ArgumentException) { throw new InvalidOperationException($"Breeds:ConnectionString is no connection string of {provider}."); }
_ = database is null
    ? builder.Services.AddPetBreeds()
    : builder.Services.AddSingleton(_ => database.CreateDataSource(connectionString)).AddPetBreeds<DatabasePetBreedProvider>();

var app = builder.Build();
app.MapGet("/", async (IPetBreedProvider breeds, CancellationToken cancellationToken) =>
    Results.Content(await BreedsPage.RenderAsync(provider, breeds, cancellationToken), "text/html; charset=utf-8"));
app.MapGet("/animals", (IPetBreedProvider breeds, CancellationToken cancellationToken) => breeds.GetAnimalsAsync(cancellationToken));
app.MapGet("/animals/{animal}/breeds", async (string animal, IPetBreedProvider breeds, CancellationToken cancellationToken) =>
    await breeds.GetBreedsAsync(animal, cancellationToken) is { } found
        ? Results.Ok(found)
        : Results.Problem($"The animal '{animal}' is unknown.", statusCode: StatusCodes.Status404NotFound));

// A database that cannot serve fails the start, not the first request.
await app.Services.GetRequiredService<IPetBreedProvider>().GetAnimalsAsync();
app.Run();
