using PetStore.ReleaseTool.Layout;

namespace PetStore.ReleaseTool.Pipelines;

/// <summary>Every file that the tool generates for Azure Pipelines, the packages' own pipelines aside.</summary>
internal static class GeneratedPipelines
{
    /// <summary>Gets the path of the file that belongs to the team.</summary>
    public static string GetVariables(RepositoryLayout layout) => GetTemplate(layout, VariablesTemplate.Name);

    /// <summary>Generates the files.</summary>
    /// <returns>The texts by path, relative to the root.</returns>
    public static IReadOnlyDictionary<string, string> Create(PipelineSettings settings)
    {
        var layout = settings.Layout;
        var files = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            [layout.GetPipeline(PullRequestPipeline.Name)] = PullRequestPipeline.Create(settings),
            [layout.GetPipeline(ReconcilePipeline.Name)] = ReconcilePipeline.Create(settings),
            [GetTemplate(layout, PrepareTemplate.Name)] = PrepareTemplate.Create(settings),
            [GetTemplate(layout, PublishTemplate.Name)] = PublishTemplate.Create(settings),
            [GetTemplate(layout, TestTemplates.AffectedName)] = TestTemplates.CreateAffected(),
            [GetTemplate(layout, TestTemplates.LegsName)] = TestTemplates.CreateLegs(),
            [GetTemplate(layout, TestTemplates.ProjectsName)] = TestTemplates.CreateProjects(settings),
        };
        if (settings.HasConsumers)
        {
            files.Add(GetTemplate(layout, ConsumersTemplate.Name), ConsumersTemplate.Create(settings));
        }

        return files;
    }

    private static string GetTemplate(RepositoryLayout layout, string name) => $"{layout.Templates}/{name}";
}
