using PetStore.ReleaseTool.Checking;
using PetStore.ReleaseTool.Problems;
using PetStore.ReleaseTool.Tests.Fixtures;

namespace PetStore.ReleaseTool.Tests.Checking;

public sealed class ConventionCheckerTests
{
    [Fact]
    public async Task A_rule_that_runs_beside_the_others_begins_before_them_and_is_reported_in_its_place()
    {
        var begun = new TaskCompletionSource();
        var progress = new RecordedProgress();
        ICheckRule[] rules =
        [
            new Rule("first", async _ => await begun.Task),
            new Rule("second", _ => Complete(begun)) { RunsBesideOthers = true },
            new Rule("third", _ => Task.CompletedTask),
        ];

        var findings = await ConventionChecker.CheckAsync(
            rules, null!, progress, TestContext.Current.CancellationToken);

        Assert.Equal(["first", "second", "third"], findings.Select(finding => finding.Problem.Text));
        Assert.Equal(["first", "second", "third"], progress.Steps);
    }

    [Fact]
    public async Task Rules_that_do_not_run_beside_the_others_run_one_after_the_other()
    {
        var running = 0;
        var most = 0;
        var rules = Enumerable.Range(0, 3).Select(number => new Rule($"{number}", async _ =>
        {
            most = Math.Max(most, ++running);
            await Task.Yield();
            running--;
        }));

        await ConventionChecker.CheckAsync(
            rules, null!, new RecordedProgress(), TestContext.Current.CancellationToken);

        Assert.Equal(1, most);
    }

    [Fact]
    public async Task A_rule_that_runs_beside_the_others_has_ended_when_another_one_fails()
    {
        var ended = false;
        ICheckRule[] rules =
        [
            new Rule("first", _ => throw new InvalidOperationException("a fault")),
            new Rule("second", async token =>
            {
                try
                {
                    await Task.Delay(Timeout.Infinite, token);
                }
                finally
                {
                    ended = true;
                }
            }) { RunsBesideOthers = true },
        ];

        await Assert.ThrowsAsync<InvalidOperationException>(() => ConventionChecker.CheckAsync(
            rules, null!, new RecordedProgress(), TestContext.Current.CancellationToken));

        Assert.True(ended);
    }

    [Fact]
    public async Task The_problems_of_a_rule_that_cannot_be_checked_are_findings()
    {
        var problem = new Problem("PSR0000", "a fault");
        ICheckRule[] rules =
        [
            new Rule("first", _ => throw new ReleaseException(problem)),
            new Rule("second", _ => throw new ReleaseException(problem)) { RunsBesideOthers = true },
        ];

        var findings = await ConventionChecker.CheckAsync(
            rules, null!, new RecordedProgress(), TestContext.Current.CancellationToken);

        Assert.Equal([problem], findings.Select(finding => finding.Problem));
    }

    private static Task Complete(TaskCompletionSource source)
    {
        source.SetResult();
        return Task.CompletedTask;
    }

    private sealed class Rule(string step, Func<CancellationToken, Task> run) : ICheckRule
    {
        public string Step => step;

        public bool ReadsOnlyFiles => false;

        public bool RunsBesideOthers { get; init; }

        public async Task<IReadOnlyList<Finding>> CheckAsync(CheckContext context, CancellationToken cancellationToken)
        {
            await run(cancellationToken);
            return [new Finding(new Problem("PSR0000", step))];
        }
    }
}
