using System.Data.Common;
using BreedsWeb;
using Microsoft.Data.Sqlite;
using Npgsql;
using PetStore.Breeds;
using PetStore.Breeds.Database;

var builder = WebApplication.CreateBuilder(args);
builder.Services.AddProblemDetails();
builder.Services.AddOpenApi();
builder.Services.AddHealthChecks().AddCheck<BreedsHealthCheck>("breeds");

var provider = builder.Configuration["Breeds:Provider"] ?? "InMemory";
DbProviderFactory? database = provider switch
{
    "InMemory" => null,
    "Sqlite" => SqliteFactory.Instance,
    "PostgreSql" => NpgsqlFactory.Instance,
    _ => throw new InvalidOperationException($"Breeds:Provider is '{provider}', expected InMemory, Sqlite or PostgreSql."),
};
if (database is null)
{
    builder.Services.AddPetBreeds();
}
else
{
    var connectionString = ConnectionStrings.GetRequired(builder.Configuration, database, provider);
    builder.Services.AddSingleton(_ => database.CreateDataSource(connectionString));
    builder.Services.AddPetBreeds<DatabasePetBreedProvider>();
}

var app = builder.Build();
app.UseExceptionHandler(new ExceptionHandlerOptions
{
    StatusCodeSelector = error => error is DbException
        ? StatusCodes.Status503ServiceUnavailable
        : StatusCodes.Status500InternalServerError,
});
app.UseStatusCodePages();
app.MapOpenApi();
app.MapHealthChecks("/health");
app.MapPage(provider);
app.MapBreeds();

// A database that cannot serve fails the start, not the first request.
await app.Services.GetRequiredService<IPetBreedProvider>().GetAnimalsAsync();
await app.RunAsync();
