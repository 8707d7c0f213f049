namespace PetStore.ReleaseTool.Pipelines;

/// <summary>
/// The feed and the agents of the pipelines, in a file that is written once, and then belongs to the team.
/// </summary>
internal static class VariablesTemplate
{
    public const string Name = "variables.yml";

    /// <summary>The address that a team replaces.</summary>
    public const string ExampleFeed = "https://pkgs.dev.azure.com/ORGANIZATION/PROJECT/_packaging/FEED/nuget/v3/index.json";

    /// <returns>YAML with LF line ends.</returns>
    public static string Create(string feed) =>
        $"""
        # This file is yours: 'petstore-release' writes it once, and never changes it.
        variables:
          # The address of the feed's V3 index.
          - name: feed
            value: {YamlText.Scalar(feed)}

          # The image of Microsoft's agents.
          - name: vmImage
            value: ubuntu-latest

          # A pool of your own agents, instead of Microsoft's.
          - name: agentPool
            value: ''

          # Another feed, for previews of pull requests. Empty: there are none.
          - name: previewFeed
            value: ''

          # What the names of branches start with whose pull requests publish previews. Forks never do.
          - name: previewBranches
            value: refs/heads/

        """.ReplaceLineEndings("\n");
}
