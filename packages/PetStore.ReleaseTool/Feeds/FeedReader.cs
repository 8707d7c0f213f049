using System.Net;
using NuGet.Common;
using NuGet.Protocol;

namespace PetStore.ReleaseTool.Feeds;

/// <summary>
/// Reads from a server. An answer is limited in its size, and in the time until all of it has arrived.
/// </summary>
internal sealed class FeedReader(HttpSource http, FeedRetryOptions times, TimeProvider clock)
{
    private const int BufferSize = 81920;
    private static readonly byte[] _zipStart = "PK\u0003\u0004"u8.ToArray();

    /// <summary>Reads a text.</summary>
    /// <returns>Null when the server does not have it.</returns>
    public Task<string?> ReadTextAsync(Uri address, CancellationToken cancellationToken) =>
        ReadTextAsync(address, IsAbsent, cancellationToken);

    /// <summary>
    /// Reads a text that not all servers offer: some answer 404, others that they do not know such a request.
    /// </summary>
    /// <returns>Null when the server does not have it.</returns>
    public Task<string?> ReadOptionalTextAsync(Uri address, CancellationToken cancellationToken) =>
        ReadTextAsync(address, IsNotOffered, cancellationToken);

    /// <summary>Determines whether a download begins like a zip archive; the rest of it is not read.</summary>
    /// <returns>Null when the server does not have it.</returns>
    public Task<bool?> IsZipAsync(Uri address, CancellationToken cancellationToken) => SendAsync<bool?>(
        address,
        times.Document,
        async (response, token) =>
        {
            if (IsAbsent(response.StatusCode))
            {
                return null;
            }

            await using var content = await OpenAsync(response, address, token);
            var start = new byte[_zipStart.Length];
            var read = await content.ReadAtLeastAsync(start, start.Length, throwOnEndOfStream: false, token);
            return start.AsSpan(0, read).SequenceEqual(_zipStart);
        },
        cancellationToken);

    /// <summary>Downloads into a file.</summary>
    /// <returns>False when the server does not have it.</returns>
    public Task<bool> TryDownloadAsync(Uri address, string path, CancellationToken cancellationToken) => SendAsync(
        address,
        times.Request,
        async (response, token) =>
        {
            if (IsAbsent(response.StatusCode))
            {
                return false;
            }

            await using var target = File.Create(path);
            await CopyAsync(response, address, target, times.MaxPackageBytes, token);
            return true;
        },
        cancellationToken);

    private Task<string?> ReadTextAsync(
        Uri address, Func<HttpStatusCode, bool> isMissing, CancellationToken cancellationToken) =>
        SendAsync(
            address,
            times.Document,
            async (response, token) =>
            {
                if (isMissing(response.StatusCode))
                {
                    return null;
                }

                using var text = new MemoryStream();
                await CopyAsync(response, address, text, times.MaxDocumentBytes, token);
                text.Position = 0;
                using var reader = new StreamReader(text);
                return await reader.ReadToEndAsync(token);
            },
            cancellationToken);

    private static bool IsAbsent(HttpStatusCode status) =>
        status is HttpStatusCode.NotFound or HttpStatusCode.Gone or HttpStatusCode.NoContent;

    private static bool IsNotOffered(HttpStatusCode status) =>
        status is HttpStatusCode.NoContent or HttpStatusCode.NotImplemented
        || (status is >= HttpStatusCode.BadRequest and < HttpStatusCode.InternalServerError
            and not HttpStatusCode.Unauthorized and not HttpStatusCode.RequestTimeout and not HttpStatusCode.TooManyRequests);

    private async Task<T> SendAsync<T>(
        Uri address,
        TimeSpan limit,
        Func<HttpResponseMessage, CancellationToken, Task<T>> read,
        CancellationToken cancellationToken)
    {
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        deadline.CancelAfter(limit);
        var request = new HttpSourceRequest(
            address, NullLogger.Instance)
        { RequestTimeout = limit, DownloadTimeout = limit };
        try
        {
            // NuGet's client waits for some things without the token: the caller does not.
            return await http.ProcessResponseAsync(
                request, response => read(response, deadline.Token), NullLogger.Instance,
                deadline.Token).WaitAsync(deadline.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw new FeedAnswerException(
                $"its answer to a request of {address.AbsoluteUri} did not arrive within {limit.TotalSeconds:0.#} "
                    + "seconds.")
            {
                IsPassing = true,
            };
        }
    }

    private async Task<Stream> OpenAsync(
        HttpResponseMessage response, Uri address, CancellationToken cancellationToken) =>
        response.IsSuccessStatusCode
            ? await response.Content.ReadAsStreamAsync(cancellationToken)
            : throw FeedAnswerException.Create(response, address, clock);

    private async Task CopyAsync(
        HttpResponseMessage response, Uri address, Stream target, long limit, CancellationToken cancellationToken)
    {
        await using var content = await OpenAsync(response, address, cancellationToken);
        var buffer = new byte[BufferSize];
        var left = limit;
        for (int read; (read = await content.ReadAsync(buffer, cancellationToken)) > 0; left -= read)
        {
            if (read > left)
            {
                throw new FeedAnswerException(
                    $"its answer to a request of {address.AbsoluteUri} has more than {limit:N0} bytes.");
            }

            await target.WriteAsync(buffer.AsMemory(0, read), cancellationToken);
        }
    }
}
