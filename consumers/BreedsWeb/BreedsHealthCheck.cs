using Microsoft.Extensions.Diagnostics.HealthChecks;
using PetStore.Breeds;

namespace BreedsWeb;

/// <summary>The application is healthy when its provider answers. An exception makes it unhealthy.</summary>
internal sealed class BreedsHealthCheck(IPetBreedProvider breeds) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(
        HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        await breeds.GetAnimalsAsync(cancellationToken);
        return HealthCheckResult.Healthy();
    }
}
