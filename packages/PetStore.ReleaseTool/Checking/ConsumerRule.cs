using NuGet.Versioning;
using PetStore.ReleaseTool.Consumers;
using PetStore.ReleaseTool.Files;
using PetStore.ReleaseTool.History;
using PetStore.ReleaseTool.Layout;
using PetStore.ReleaseTool.Planning;
using PetStore.ReleaseTool.Problems;
using PetStore.ReleaseTool.WorkingTree;

namespace PetStore.ReleaseTool.Checking;

/// <summary>
/// Every version that a consumer asks for when MSBuild evaluates it is one that <c>publish</c> finds in its files.
/// </summary>
internal sealed class ConsumerRule : ICheckRule
{
    public string Step => "Evaluating the projects";

    public bool ReadsOnlyFiles => false;

    public async Task<IReadOnlyList<Finding>> CheckAsync(CheckContext context, CancellationToken cancellationToken)
    {
        MSBuildRegistration.Ensure(context.Root);
        var head = await context.Versions.ReadAsync("HEAD", cancellationToken);
        return await Task.Run(() => Check(context, head, cancellationToken), cancellationToken)
            .WaitAsync(cancellationToken);
    }

    private static IReadOnlyList<Finding> Check(
        CheckContext context, VersionHistory head, CancellationToken cancellationToken)
    {
        using var evaluator = new ProjectEvaluator(context.Root, RepositoryLayout.CentralVersionsName);
        var problems = new List<Problem>();
        foreach (
            var consumer in new ConsumerReader(context.Layout, new FolderFiles(context.Root, cancellationToken)).Read())
        {
            cancellationToken.ThrowIfCancellationRequested();

            // Problems of the files are findings of another rule.
            if (consumer.IsProject && consumer.Problems.Count == 0)
            {
                problems.AddRange(Check(context, head, evaluator, consumer));
            }
        }

        return [.. problems.Select(problem => new Finding(problem))];
    }

    private static IEnumerable<Problem> Check(
        CheckContext context, VersionHistory head, ProjectEvaluator evaluator, Consumer consumer)
    {
        var projects = new Queue<string>([consumer.Path]);
        var evaluated = new HashSet<string>(StringComparer.Ordinal);
        var packages = new List<EvaluatedPackage>();
        while (projects.TryDequeue(out var path))
        {
            if (!evaluated.Add(path))
            {
                continue;
            }

            EvaluatedProject project;
            try
            {
                project = evaluator.Evaluate(path);
            }
            catch (ReleaseException exception)
            {
                return exception.Problems;
            }

            packages.AddRange(project.Packages);

            // Other consumers are evaluated by themselves, and a package's project asks for no version.
            foreach (var reference in project.References
                .Select(reference => Path.GetRelativePath(context.Root, reference).Replace('\\', '/'))
                .Where(
                    reference =>
                        !context.Layout.IsConsumer(reference) && !context.Layout.TrySplit(reference, out _, out _)))
            {
                projects.Enqueue(reference);
            }
        }

        return
            from package in packages.Distinct()
            let known = head.FindPackage(package.Id)
            where known is not null && !IsRead(consumer, package)
            select ConventionProblems.HiddenPin(consumer.Path, known.Id, package.Version);
    }

    private static bool IsRead(Consumer consumer, EvaluatedPackage package)
    {
        var read = consumer.Requests.Where(request => request.CanName(package.Id)).ToList();
        return !PinReader.TryRead(package.Version, out var version)
            ? read.Count > 0
            : version is null || read.Any(request => IsVersion(request.Version, version));
    }

    private static bool IsVersion(string? text, NuGetVersion version) =>
        text is not null && PinReader.TryRead(text, out var read) && version.Equals(read);
}
