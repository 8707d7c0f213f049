using PetStore.ReleaseTool.Layout;
using PetStore.ReleaseTool.Problems;

namespace PetStore.ReleaseTool.Checking;

/// <summary>No Markdown file links to the folder of a package or of a test project that does not exist.</summary>
internal sealed class DeadLinkRule : FileRule
{
    protected override IEnumerable<Finding> Check(CheckContext context) =>
        from path in context.ChecksAll ? context.Files.Paths : (IEnumerable<string>)[]
        where Path.GetExtension(path).Equals(".md", StringComparison.OrdinalIgnoreCase)
        let text = context.Files.ReadText(path)
        from link in MarkdownLink.FindAll(path, text)
        let folder = FindFolder(context, link.Target)
        where folder is not null && !context.Files.FindBelow(folder).Any()
            && !Path.Exists(Path.Combine(context.Root, folder))
        select new Finding(
            ConventionProblems.DeadLink(path, link.Line + 1, link.Target, folder),
            path == RepositoryLayout.ReadmeName && ReadmeTable.IsRowOf(text.Split('\n')[link.Line], folder)
                ? new ReadmeRowRemoval(folder)
                : null);

    // "packages/X" of "packages/X/README.md".
    private static string? FindFolder(CheckContext context, string target) =>
        new[] { context.Layout.Packages, context.Layout.Tests }
            .Where(parent => target.StartsWith(parent + "/", StringComparison.Ordinal))
            .Select(parent => $"{parent}/{target[(parent.Length + 1)..].Split('/')[0]}")
            .FirstOrDefault(folder => !folder.EndsWith('/'));
}
