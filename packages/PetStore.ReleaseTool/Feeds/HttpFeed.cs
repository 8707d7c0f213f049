using NuGet.Configuration;
using NuGet.Packaging.Core;
using NuGet.Versioning;
using PetStore.ReleaseTool.Packages;
using PetStore.ReleaseTool.Problems;

namespace PetStore.ReleaseTool.Feeds;

/// <summary>A server that speaks NuGet's V3 protocol, such as Azure Artifacts.</summary>
/// <remarks>
/// Whatever an upload is answered, it is settled by reading the feed: a server may take a package and then answer with an error, or
/// with a success and show it later.
/// </remarks>
internal sealed class HttpFeed(PackageSource source, string? apiKey, FeedRetryOptions times) : IPackageFeed
{
    private readonly V3Client _client = new(source, apiKey, times.Request);

    public Task<IReadOnlyList<NuGetVersion>> ListVersionsAsync(string id, CancellationToken cancellationToken) =>
        ReadAsync(() => _client.ListVersionsAsync(id, cancellationToken), cancellationToken);

    public Task<PackageMetadata?> FindAsync(PackageIdentity package, CancellationToken cancellationToken) =>
        ReadAsync(() => _client.FindAsync(package, cancellationToken), cancellationToken);

    public Task<Stream?> OpenAsync(PackageIdentity package, CancellationToken cancellationToken) =>
        ReadAsync(() => _client.OpenAsync(package, cancellationToken), cancellationToken);

    public async Task<PushResult> PushAsync(PackageIdentity package, string path, CancellationToken cancellationToken)
    {
        var hasFailed = false;
        for (var attempt = 1; ; attempt++)
        {
            var failure = await TryUploadAsync(path, cancellationToken);
            hasFailed |= failure is not null;
            var pause = GetPause(attempt);
            if (await WaitForAsync(package, GetPatience(failure), cancellationToken) is { } held)
            {
                return new PushResult(held, hasFailed);
            }

            if (FindEnd(package, failure, attempt) is { } problem)
            {
                throw new ReleaseException(problem);
            }

            await Task.Delay(pause, cancellationToken);
        }
    }

    public void Dispose() => _client.Dispose();

    /// <returns>Null when the server took the package.</returns>
    private async Task<FeedFailure?> TryUploadAsync(string path, CancellationToken cancellationToken)
    {
        try
        {
            await _client.UploadAsync(path, cancellationToken);
            return null;
        }
        catch (Exception exception) when (FeedFailure.Explains(exception, cancellationToken))
        {
            return FeedFailure.Create(exception);
        }
    }

    // A server that took a package may show it later, and so may one that says that somebody else was faster.
    private TimeSpan GetPatience(FeedFailure? failure) =>
        failure is null ? times.Visibility : failure.IsConflict ? times.Poll * 3 : TimeSpan.Zero;

    /// <returns>Why it is not tried again; null when it is.</returns>
    private Problem? FindEnd(PackageIdentity package, FeedFailure? failure, int attempt) => failure switch
    {
        null => FeedProblems.NotVisible(package.Id, package.Version, _client.Name, times.Visibility),
        { IsConflict: true } => FeedProblems.ReservedVersion(package.Id, package.Version, _client.Name),
        { IsRefusal: true } => FeedProblems.AccessDenied(_client.Name, failure.Message),
        { IsPassing: false } => FeedProblems.PushRefused(package.Id, package.Version, _client.Name, failure.Message),
        _ when attempt >= times.Tries => FeedProblems.PushFailed(package.Id, package.Version, _client.Name, attempt, failure.Message),
        _ => null,
    };

    private async Task<PackageMetadata?> WaitForAsync(PackageIdentity package, TimeSpan patience, CancellationToken cancellationToken)
    {
        var start = TimeProvider.System.GetTimestamp();
        while (true)
        {
            if (await FindAsync(package, cancellationToken) is { } held)
            {
                return held;
            }

            if (TimeProvider.System.GetElapsedTime(start) >= patience)
            {
                return null;
            }

            await Task.Delay(times.Poll, cancellationToken);
        }
    }

    private async Task<T> ReadAsync<T>(Func<Task<T>> read, CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await read();
            }
            catch (Exception exception) when (FeedFailure.Explains(exception, cancellationToken))
            {
                var failure = FeedFailure.Create(exception);
                if (failure.IsRefusal || !failure.IsPassing || attempt >= times.Tries)
                {
                    throw new ReleaseException(failure.IsRefusal
                        ? FeedProblems.AccessDenied(_client.Name, failure.Message)
                        : FeedProblems.UnreadableFeed(_client.Name, failure.Message));
                }
            }

            await Task.Delay(GetPause(attempt), cancellationToken);
        }
    }

    private TimeSpan GetPause(int attempt)
    {
        var pause = times.Backoff * Math.Pow(2, attempt - 1);
        return _client.RetryAfter > pause ? TimeSpan.FromTicks(Math.Min(_client.RetryAfter.Ticks, times.LongestRetryAfter.Ticks)) : pause;
    }
}
