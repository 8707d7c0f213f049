using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using PetStore.Breeds;

namespace PetStore.Breeds.Tests.Examples;

internal static class HostExample
{
    public static async Task RunAsync(string[] args)
    {
        var builder = Host.CreateApplicationBuilder(args);
        builder.Services.AddPetBreeds().UseInMemory(builder.Configuration.GetSection("PetBreeds"));
        builder.Services.AddHostedService<BreedPrinter>();

        await builder.Build().RunAsync();
    }
}

internal sealed class BreedPrinter(IPetBreedProvider provider, IHostApplicationLifetime lifetime) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        foreach (var (animal, breeds) in await provider.GetAllBreedsAsync(stoppingToken))
        {
            Console.WriteLine($"{animal}: {string.Join(", ", breeds)}");
        }

        lifetime.StopApplication();
    }
}
