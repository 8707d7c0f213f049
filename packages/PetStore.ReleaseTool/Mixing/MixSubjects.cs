using NuGet.Versioning;
using PetStore.ReleaseTool.Consumers;
using PetStore.ReleaseTool.Files;
using PetStore.ReleaseTool.Git;
using PetStore.ReleaseTool.History;
using PetStore.ReleaseTool.Packages;
using PetStore.ReleaseTool.Planning;
using PetStore.ReleaseTool.Problems;

namespace PetStore.ReleaseTool.Mixing;

/// <summary>Finds what can be mixed at HEAD, and mixes it.</summary>
internal sealed class MixSubjects(GitRepository repository, VersionHistory head, SiblingVersions siblings, Mixer mixer)
{
    /// <summary>Mixes every dependent among releases.</summary>
    /// <param name="releases">The current releases.</param>
    /// <param name="cancellationToken">Ends dotnet.</param>
    /// <returns>Two legs for each package that depends on others of the repository.</returns>
    public async Task<IReadOnlyList<MixLeg>> MixDependentsAsync(
        IEnumerable<ResolvedRelease> releases, CancellationToken cancellationToken)
    {
        var legs = new List<MixLeg>();
        foreach (var resolved in releases.Where(resolved => resolved.IsRefused || resolved.Dependencies.Count > 0))
        {
            var project = repository.Layout.GetTestProject(resolved.Package.Id);
            var subject = new MixSubject(resolved.Package.Id, project, repository.Layout.Tests, resolved.Release);
            if (resolved.IsRefused)
            {
                legs.Add(new MixLeg(subject, MixKind.Floor, [], 0, 0, resolved.Problems[0]));
            }
            else if (!File.Exists(Path.Combine(repository.Root, project)))
            {
                var problem = CompatibilityProblems.NoTests(resolved.Package.Folder, project);
                legs.Add(new MixLeg(subject, MixKind.Floor, resolved.Dependencies, 0, 0, problem));
            }
            else
            {
                legs.AddRange(await mixer.MixDependentAsync(
                    subject, resolved.Dependencies, FindOthers(resolved, project), cancellationToken));
            }
        }

        return legs;
    }

    /// <summary>Builds every application with its own versions and with the newest that its ranges allow.</summary>
    public async Task<IReadOnlyList<MixLeg>> MixConsumersAsync(CancellationToken cancellationToken)
    {
        var legs = new List<MixLeg>();
        var consumers = new ConsumerReader(repository.Layout, new FolderFiles(repository.Root, cancellationToken))
            .Read();
        foreach (var consumer in consumers.Where(consumer => consumer.IsProject))
        {
            var name = Path.GetFileNameWithoutExtension(consumer.Path);
            var subject = new MixSubject(name, consumer.Path, repository.Layout.Consumers, null);
            var (own, newest) = (new List<Release>(), new List<Release>());
            foreach (var request in consumer.Requests.Where(request => request.Version is not null))
            {
                if (head.FindPackage(request.Name) is { } package
                    && PinReader.TryRead(request.Version!, out var pin)
                    && await siblings.FindNewestAsync(
                        package.Id, ReadRange(request.Version!), cancellationToken) is { } highest
                    && (pin is null ? highest : head.Find(package.Id, pin)) is { } stated)
                {
                    own.Add(stated);
                    newest.Add(highest.Version > stated.Version ? highest : stated);
                }
            }

            if (own.Count > 0)
            {
                legs.AddRange(await mixer.MixConsumerAsync(subject, own, newest, cancellationToken));
            }
        }

        return legs;
    }

    private static VersionRange ReadRange(string text) => VersionRange.Parse(text);

    // The tests of a package may use others of the repository: as they were when the package was released.
    private IReadOnlyList<Release> FindOthers(ResolvedRelease resolved, string project)
    {
        var path = Path.Combine(repository.Root, Path.GetDirectoryName(project)!, Layout.RepositoryLayout.LockFileName);
        return !File.Exists(path)
            ? []
            : [.. LockFile.ReadProjects(TextFile.Read(path))
                .Where(name => !name.Equals(resolved.Package.Id, StringComparison.OrdinalIgnoreCase))
                .Where(
                    name =>
                        !resolved.Dependencies.Any(
                            sibling => sibling.Id.Equals(name, StringComparison.OrdinalIgnoreCase)))
                .Select(name => head.FindAt(name, resolved.Release!.Position))
                .OfType<Release>()];
    }
}
