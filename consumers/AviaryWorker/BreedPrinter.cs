using Microsoft.Extensions.Hosting;
using PetStore.Breeds;

namespace AviaryWorker;

internal sealed class BreedPrinter(IPetBreedProvider provider, IHostApplicationLifetime lifetime) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        foreach (var animal in await provider.GetAnimalsAsync(stoppingToken))
        {
            Console.WriteLine($"{animal}: {await provider.GetBreedsTextAsync(animal, stoppingToken)}");
        }

        lifetime.StopApplication();
    }
}
