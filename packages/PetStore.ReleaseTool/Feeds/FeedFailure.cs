using System.Net;
using NuGet.Configuration;
using NuGet.Protocol.Core.Types;

namespace PetStore.ReleaseTool.Feeds;

/// <summary>Why a request to a server failed.</summary>
/// <param name="Status">What the server answered; null when it did not, or when its status was not the problem.</param>
/// <param name="IsPassing">Whether it may succeed later.</param>
/// <param name="Message">What was wrong, in the words of the innermost cause, without secrets.</param>
internal sealed record FeedFailure(HttpStatusCode? Status, bool IsPassing, string Message)
{
    /// <summary>Gets how long the server asks to wait; zero when it does not.</summary>
    public TimeSpan RetryAfter { get; init; }

    /// <summary>
    /// Gets a value indicating whether the server does not know the caller, or does not allow the request.
    /// </summary>
    public bool IsRefusal => Status is HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden;

    /// <summary>Gets a value indicating whether the server has, or had, that version.</summary>
    public bool IsConflict => Status == HttpStatusCode.Conflict;

    /// <summary>
    /// Determines whether an exception is the failure of a request, and not the caller's cancellation.
    /// </summary>
    public static bool Explains(Exception exception, CancellationToken cancellationToken) =>
        exception is FeedAnswerException or HttpRequestException or NuGetProtocolException or IOException
            or TimeoutException or InvalidDataException or NuGetConfigurationException
        || (exception is OperationCanceledException && !cancellationToken.IsCancellationRequested);

    public static FeedFailure Create(Exception exception)
    {
        var causes = Unwrap(exception).ToList();
        if (causes.OfType<FeedAnswerException>().FirstOrDefault() is { } answer)
        {
            return new FeedFailure(
                answer.Status, answer.IsPassing || IsPassingStatus(answer.Status),
                ToSentence(answer.Message))
            {
                RetryAfter = answer.RetryAfter,
            };
        }

        var status = causes.OfType<HttpRequestException>()
            .FirstOrDefault(cause => cause.StatusCode is not null)?.StatusCode;
        var isPassing = status is null
            ? causes.Exists(cause =>
                cause is HttpRequestException or IOException or TimeoutException or OperationCanceledException)
            : IsPassingStatus(status);
        return new FeedFailure(status, isPassing, ToSentence(causes[^1].Message));
    }

    private static string ToSentence(string message) =>
        FeedAddress.RedactAll(message.TrimEnd()) is var clean && clean.EndsWith('.') ? clean : clean + ".";

    private static bool IsPassingStatus(HttpStatusCode? status) =>
        status is >= HttpStatusCode.InternalServerError or HttpStatusCode.RequestTimeout or HttpStatusCode.TooManyRequests;

    private static IEnumerable<Exception> Unwrap(Exception exception)
    {
        for (var cause = exception; cause is not null; cause = cause.InnerException)
        {
            yield return cause;
        }
    }
}
