using System.Net;
using NuGet.Protocol.Core.Types;

namespace PetStore.ReleaseTool.Feeds;

/// <summary>Why a request to a server failed.</summary>
/// <param name="Status">What the server answered; null when it did not, or NuGet's client refused by itself.</param>
/// <param name="IsPassing">Whether it may go well later.</param>
/// <param name="Message">What was wrong, in the words of the innermost cause.</param>
internal sealed record FeedFailure(HttpStatusCode? Status, bool IsPassing, string Message)
{
    /// <summary>Whether the server does not know the caller, or does not let it.</summary>
    public bool IsRefusal => Status is HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden;

    /// <summary>Whether the server has, or had, that version.</summary>
    public bool IsConflict => Status == HttpStatusCode.Conflict;

    /// <summary>Whether an exception is the failure of a request, and not that the caller cancelled it.</summary>
    public static bool Explains(Exception exception, CancellationToken cancellationToken) =>
        exception is HttpRequestException or NuGetProtocolException or IOException or TimeoutException
        || (exception is OperationCanceledException && !cancellationToken.IsCancellationRequested);

    public static FeedFailure Create(Exception exception)
    {
        var causes = Unwrap(exception).ToList();
        var status = causes.OfType<HttpRequestException>().FirstOrDefault(cause => cause.StatusCode is not null)?.StatusCode;
        var isPassing = status is { } answer
            ? (int)answer >= 500 || answer is HttpStatusCode.RequestTimeout or HttpStatusCode.TooManyRequests
            : causes.Exists(cause => cause is HttpRequestException or IOException or TimeoutException or OperationCanceledException);
        return new FeedFailure(status, isPassing, causes[^1].Message);
    }

    private static IEnumerable<Exception> Unwrap(Exception exception)
    {
        for (var cause = exception; cause is not null; cause = cause.InnerException)
        {
            yield return cause;
        }
    }
}
