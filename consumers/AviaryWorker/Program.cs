using AviaryWorker;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

var builder = Host.CreateApplicationBuilder(args);
builder.Logging.ClearProviders();
builder.Services.AddPetBreeds();
builder.Services.AddHostedService<BreedPrinter>();

await builder.Build().RunAsync();
