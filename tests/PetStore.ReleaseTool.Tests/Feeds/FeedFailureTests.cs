using System.Net;
using NuGet.Configuration;
using NuGet.Protocol.Core.Types;
using PetStore.ReleaseTool.Feeds;

namespace PetStore.ReleaseTool.Tests.Feeds;

public sealed class FeedFailureTests
{
    [Fact]
    public void What_a_request_may_throw_is_explained()
    {
        Exception[] exceptions =
        [
            new FeedAnswerException("any"), new HttpRequestException("any"), new FatalProtocolException("any"),
            new IOException("any"), new TimeoutException("any"), new InvalidDataException("any"),
            new NuGetConfigurationException("any"), new OperationCanceledException("any"),
        ];

        Assert.All(exceptions, each => Assert.True(FeedFailure.Explains(each, CancellationToken.None), $"{each}"));
    }

    [Fact]
    public void A_fault_of_the_tool_and_the_callers_cancellation_are_not_explained()
    {
        Assert.False(FeedFailure.Explains(new InvalidOperationException("any"), CancellationToken.None));
        Assert.False(
            FeedFailure.Explains(new OperationCanceledException("any"), new CancellationToken(canceled: true)));
    }

    [Theory]
    [InlineData(HttpStatusCode.BadRequest, false)]
    [InlineData(HttpStatusCode.Unauthorized, false)]
    [InlineData(HttpStatusCode.NotFound, false)]
    [InlineData(HttpStatusCode.RequestTimeout, true)]
    [InlineData(HttpStatusCode.Conflict, false)]
    [InlineData(HttpStatusCode.TooManyRequests, true)]
    [InlineData(HttpStatusCode.InternalServerError, true)]
    [InlineData(HttpStatusCode.GatewayTimeout, true)]
    public void The_status_tells_whether_the_request_may_succeed_later(HttpStatusCode status, bool expected)
    {
        var thrown = FeedFailure.Create(
            new FatalProtocolException("outer", new HttpRequestException("inner", null, status)));
        var answered = FeedFailure.Create(new FeedAnswerException("any") { Status = status });

        Assert.Equal((status, expected), (thrown.Status, thrown.IsPassing));
        Assert.Equal((status, expected), (answered.Status, answered.IsPassing));
    }

    [Fact]
    public void Without_a_status_a_broken_connection_may_be_better_later_and_a_wrong_answer_not()
    {
        Exception[] passing =
        [
            new HttpRequestException("any"), new IOException("any"), new TimeoutException("any"),
            new OperationCanceledException("any"), new FeedAnswerException("any") { IsPassing = true },
        ];
        Exception[] staying =
            [new InvalidDataException("any"), new FatalProtocolException("any"), new FeedAnswerException("any")];

        Assert.All(passing, each => Assert.True(
            FeedFailure.Create(new FatalProtocolException("outer", each)).IsPassing, $"{each}"));
        Assert.All(staying, each => Assert.False(FeedFailure.Create(each).IsPassing, $"{each}"));
    }

    [Theory]
    [InlineData("it hangs", "it hangs.")]
    [InlineData("it hangs. ", "it hangs.")]
    [InlineData("no answer of https://ann:s3cret@example.org/x", "no answer of https://example.org/x.")]
    public void The_message_is_the_innermost_cause_as_a_sentence_without_secrets(string message, string expected)
    {
        var thrown = FeedFailure.Create(new FatalProtocolException("outer", new IOException(message)));
        var answered = FeedFailure.Create(new FatalProtocolException("outer", new FeedAnswerException(message)));

        Assert.Equal((expected, expected), (thrown.Message, answered.Message));
    }

    [Fact]
    public void What_the_server_asks_to_wait_is_kept()
    {
        var failure = FeedFailure.Create(new FeedAnswerException("any") { RetryAfter = TimeSpan.FromSeconds(7) });

        Assert.Equal(TimeSpan.FromSeconds(7), failure.RetryAfter);
    }

    [Theory]
    [InlineData(HttpStatusCode.Unauthorized, true, false)]
    [InlineData(HttpStatusCode.Forbidden, true, false)]
    [InlineData(HttpStatusCode.Conflict, false, true)]
    [InlineData(HttpStatusCode.BadRequest, false, false)]
    public void A_refusal_and_a_conflict_are_told_apart(HttpStatusCode status, bool isRefusal, bool isConflict)
    {
        var failure = FeedFailure.Create(new HttpRequestException("any", null, status));

        Assert.Equal((isRefusal, isConflict), (failure.IsRefusal, failure.IsConflict));
    }
}
