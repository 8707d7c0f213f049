using NuGet.Versioning;
using PetStore.ReleaseTool.Consumers;
using PetStore.ReleaseTool.Files;
using PetStore.ReleaseTool.History;
using PetStore.ReleaseTool.Problems;

namespace PetStore.ReleaseTool.Planning;

/// <summary>Reads the versions that the consumers pin. Pinned versions are published.</summary>
/// <param name="files">The files of the working tree.</param>
/// <param name="versions">Knows the packages of this repository, deleted ones too.</param>
internal sealed class PinReader(ITextFiles files, VersionHistory versions)
{
    /// <summary>Reads the pins of all consumers.</summary>
    /// <returns>By consumer, then in the order of its file; several consumers may pin the same version.</returns>
    /// <exception cref="ReleaseException">
    /// A consumer cannot be read, or states something that only MSBuild can evaluate and that may be a pin.
    /// </exception>
    public IReadOnlyList<Pin> ReadPins()
    {
        var consumers = new ConsumerReader(versions.Layout, files).Read();
        Problem[] problems = [.. consumers.SelectMany(consumer => consumer.Problems.Concat(FindUnknown(consumer)))
            .Distinct()];
        return problems.Length == 0 ? [.. consumers.SelectMany(FindPins)] : throw new ReleaseException(problems);
    }

    private IEnumerable<Problem> FindUnknown(Consumer consumer) =>
        from request in consumer.Requests
        where request.IsComputed
        let package = versions.AllPackages.FirstOrDefault(package => request.CanName(package.Id))
        where package is not null
        select PlanProblems.UnknownReference(consumer.Path, request.Text, package.Id);

    private IEnumerable<Pin> FindPins(Consumer consumer)
    {
        var requests =
            from request in consumer.Requests
            where !request.IsComputed
            let package = versions.FindPackage(request.Name)
            where package is not null
            select (Package: package, Request: request);

        foreach (var group in requests.ToLookup(each => each.Package, each => each.Request))
        {
            // One place may name the package and another its version: an Update, or the central versions.
            var stated = group.Select(request => request.Version).OfType<string>().Distinct();
            foreach (var version in group.Any(request => request.NeedsVersion) ? stated.DefaultIfEmpty("") : stated)
            {
                if (!TryRead(version, out var pinned))
                {
                    yield return new Pin(
                        consumer.Path, group.Key, null,
                        PlanProblems.UnreadablePin(consumer.Path, group.Key.Id, version));
                }
                else if (pinned is not null)
                {
                    yield return new Pin(consumer.Path, group.Key, pinned);
                }
            }
        }
    }

    /// <summary>Reads a version as a consumer states it.</summary>
    /// <param name="text">The version.</param>
    /// <param name="pinned">The pinned version; null for a floating one, which is valid but not a pin.</param>
    /// <returns>False for any other form.</returns>
    public static bool TryRead(string text, out NuGetVersion? pinned)
    {
        var exact = text is ['[', .. var inner, ']'] ? inner : text;
        return NuGetVersion.TryParse(exact, out pinned)
            || (text.Contains('*', StringComparison.Ordinal) && FloatRange.TryParse(text, out _));
    }
}
