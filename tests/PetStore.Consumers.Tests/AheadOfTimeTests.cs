using CliWrap;
using CliWrap.Buffered;

namespace PetStore.Consumers.Tests;

public class AheadOfTimeTests(SourceCopy sources)
{
    // consumers/run does the same with the packages of BreedsConsole.
    [Fact]
    public async Task A_consumer_publishes_ahead_of_time_without_a_warning_and_prints_the_same()
    {
        var linker = new[] { "clang", "gcc" }.FirstOrDefault(IsInstalled);
        Assert.SkipWhen(linker is null, "No linker is installed: neither clang nor gcc is on the PATH.");

        var program = await sources.PublishAheadOfTimeAsync("AviaryWorker", linker);

        var run = await Cli.Wrap(program).ExecuteBufferedAsync(TestContext.Current.CancellationToken);
        Assert.Equal(
            "Dog: Afador, American Bulldog, Australian Retriever\nCat: Abyssinian, American Bobtail\n"
                + "Fish: Goldfish, Bass\nBird: Budgerigar, Cockatiel\n",
            run.StandardOutput);
    }

    private static bool IsInstalled(string program) => Environment.GetEnvironmentVariable("PATH")!
        .Split(
            Path.PathSeparator,
            StringSplitOptions.RemoveEmptyEntries).Any(folder => File.Exists(Path.Combine(folder, program)));
}
