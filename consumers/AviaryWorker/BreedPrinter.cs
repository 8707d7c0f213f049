using Microsoft.Extensions.Hosting;
using PetStore.Breeds;

namespace AviaryWorker;

internal sealed class BreedPrinter(IPetBreedProvider provider, IHostApplicationLifetime lifetime) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            foreach (var animal in await provider.GetAnimalsAsync(stoppingToken))
            {
                Console.WriteLine($"{animal}: {await provider.GetBreedsTextAsync(animal, stoppingToken)}");
            }
        }
        catch (Exception error) when (error is not OperationCanceledException)
        {
            // The host logs the exception and stops, but it leaves the exit code at 0.
            Environment.ExitCode = 1;
            throw;
        }

        lifetime.StopApplication();
    }
}
