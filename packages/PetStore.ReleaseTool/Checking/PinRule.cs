using PetStore.ReleaseTool.Files;
using PetStore.ReleaseTool.Planning;

namespace PetStore.ReleaseTool.Checking;

/// <summary>Every version that a consumer pins can be published.</summary>
internal sealed class PinRule : ICheckRule
{
    public string Step => "Reading the history";

    public bool ReadsOnlyFiles => false;

    public async Task<IReadOnlyList<Finding>> CheckAsync(CheckContext context, CancellationToken cancellationToken)
    {
        var head = await context.Versions.ReadAsync("HEAD", cancellationToken);
        var pins = new PinReader(new FolderFiles(context.Root, cancellationToken), head).ReadPins();
        var targets = await new PinnedReleases(head, context.Versions, context.Feed!)
            .FindAsync(pins, cancellationToken);
        return [.. targets.SelectMany(target => target.Problems).Select(problem => new Finding(problem))];
    }
}
