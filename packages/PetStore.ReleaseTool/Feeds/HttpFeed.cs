using NuGet.Configuration;
using NuGet.Packaging.Core;
using NuGet.Versioning;
using PetStore.ReleaseTool.Packages;
using PetStore.ReleaseTool.Problems;

namespace PetStore.ReleaseTool.Feeds;

/// <summary>A server that speaks NuGet's V3 protocol, such as Azure Artifacts.</summary>
/// <remarks>
/// Whatever an upload is answered, it is settled by reading the feed: a server may take a package and then answer with
/// an error, or with a success and show it later.
/// </remarks>
/// <param name="source">The server.</param>
/// <param name="apiKey">The key that an upload carries; null when there is none.</param>
/// <param name="times">How patient to be.</param>
/// <param name="clock">Measures the pauses between tries; null for the system's.</param>
internal sealed class HttpFeed(PackageSource source, string? apiKey, FeedRetryOptions times, TimeProvider? clock = null)
    : IPackageFeed
{
    private const int LongestPoll = 15;
    private const int MaxLooks = 3;
    private readonly TimeProvider _clock = clock ?? TimeProvider.System;
    private readonly V3Client _client = new(source, apiKey, times, clock ?? TimeProvider.System);

    public Task<IReadOnlyList<NuGetVersion>> ListVersionsAsync(string id, CancellationToken cancellationToken) =>
        ReadAsync(() => _client.ListVersionsAsync(id, cancellationToken), cancellationToken);

    public async Task<PackageMetadata?> FindAsync(PackageIdentity package, CancellationToken cancellationToken)
    {
        var presence = await LookAsync(package, cancellationToken);
        for (var look = 1; presence.IsPartial && look < MaxLooks; look++)
        {
            // Another publisher may have added it between the request for the list and the one for the nupkg.
            await Task.Delay(times.Poll, _clock, cancellationToken);
            presence = await LookAsync(package, cancellationToken);
        }

        return presence.IsPartial ? throw new ReleaseException(
                FeedProblems.PartlyOnFeed(package.Id, package.Version, _client.Name, presence.IsListed))
            : presence.IsOnFeed ? await ReadMetadataAsync(package, cancellationToken)
            : null;
    }

    public async Task<bool> TryDownloadAsync(
        PackageIdentity package, string path, CancellationToken cancellationToken) =>
        await ReadAsync(() => _client.DownloadAsync(package, path, cancellationToken), cancellationToken) is not null;

    public Task CheckPushAsync(CancellationToken cancellationToken) =>
        ReadAsync(() => _client.GetPublishAddressAsync(cancellationToken), cancellationToken);

    public async Task<PushResult> PushAsync(PackageIdentity package, string path, CancellationToken cancellationToken)
    {
        await CheckPushAsync(cancellationToken);
        var hasFailed = false;
        for (var attempt = 1; ; attempt++)
        {
            var failure = await TryUploadAsync(path, cancellationToken);
            hasFailed |= failure is not null;
            if (await WaitForAsync(package, failure, cancellationToken) is { } held)
            {
                return new PushResult(held, hasFailed);
            }

            if (FindEnd(package, failure, attempt) is { } problem)
            {
                throw new ReleaseException(problem);
            }

            await PauseAsync(attempt, failure!, cancellationToken);
        }
    }

    public void Dispose() => _client.Dispose();

    private Task<PackagePresence> LookAsync(PackageIdentity package, CancellationToken cancellationToken) =>
        ReadAsync(() => _client.LookAsync(package, cancellationToken), cancellationToken);

    private Task<PackageMetadata?> ReadMetadataAsync(PackageIdentity package, CancellationToken cancellationToken) =>
        ReadAsync(() => _client.ReadAsync(package, cancellationToken), cancellationToken);

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
            var failure = FeedFailure.Create(exception);
            return failure.Status is null ? failure : failure with { RetryAfter = _client.RetryAfter };
        }
    }

    /// <returns>Why it is not tried again; null when it is.</returns>
    private Problem? FindEnd(PackageIdentity package, FeedFailure? failure, int attempt) => failure switch
    {
        null => FeedProblems.NotVisible(package.Id, package.Version, _client.Name, times.Visibility),
        { IsConflict: true } => FeedProblems.TakenVersion(package.Id, package.Version, _client.Name),
        { IsRefusal: true } => FeedProblems.AccessDenied(_client.Name, Explain(failure)),
        { IsPassing: false } => FeedProblems.PushRefused(package.Id, package.Version, _client.Name, Explain(failure)),
        _ when attempt >= times.Tries =>
            FeedProblems.PushFailed(package.Id, package.Version, _client.Name, attempt, Explain(failure)),
        _ => null,
    };

    // A server that took a package may show it later, and so may one that says that it has it.
    private async Task<PackageMetadata?> WaitForAsync(
        PackageIdentity package, FeedFailure? failure, CancellationToken cancellationToken)
    {
        var start = _clock.GetTimestamp();
        for (var look = 1; ; look++)
        {
            var presence = await LookAsync(package, cancellationToken);
            if (presence.IsOnFeed && await ReadMetadataAsync(package, cancellationToken) is { } held)
            {
                return held;
            }

            var patience = failure is null || presence.IsPartial ? times.Visibility
                : failure.IsConflict ? times.Conflict
                : TimeSpan.Zero;
            if (_clock.GetElapsedTime(start) >= patience)
            {
                return presence.IsPartial ? throw new ReleaseException(
                    FeedProblems.PartlyOnFeed(package.Id, package.Version, _client.Name, presence.IsListed)) : null;
            }

            await Task.Delay(times.Poll * Math.Min(look, LongestPoll), _clock, cancellationToken);
        }
    }

    private async Task<T> ReadAsync<T>(Func<Task<T>> read, CancellationToken cancellationToken)
    {
        var spent = TimeSpan.Zero;
        for (var attempt = 1; ; attempt++)
        {
            var start = _clock.GetTimestamp();
            try
            {
                return await read();
            }
            catch (Exception exception) when (FeedFailure.Explains(exception, cancellationToken))
            {
                var failure = FeedFailure.Create(exception);
                spent += _clock.GetElapsedTime(start);
                if (failure.IsRefusal || !failure.IsPassing || attempt >= times.Tries || spent >= times.Reading)
                {
                    throw new ReleaseException(failure.IsRefusal
                        ? FeedProblems.AccessDenied(_client.Name, Explain(failure))
                        : FeedProblems.UnreadableFeed(_client.Name, Explain(failure)));
                }

                await PauseAsync(attempt, failure, cancellationToken);
            }
        }
    }

    private Task PauseAsync(int attempt, FeedFailure failure, CancellationToken cancellationToken)
    {
        var backoff = times.Backoff * Math.Pow(2, attempt - 1);
        var asked = failure.RetryAfter < times.LongestRetryAfter ? failure.RetryAfter : times.LongestRetryAfter;
        return Task.Delay(asked > backoff ? asked : backoff, _clock, cancellationToken);
    }

    private string Explain(FeedFailure failure) =>
        _client.Proxy is { } proxy ? $"{failure.Message} (Requests go through the proxy '{proxy}'.)" : failure.Message;
}
