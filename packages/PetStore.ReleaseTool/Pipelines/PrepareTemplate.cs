namespace PetStore.ReleaseTool.Pipelines;

/// <summary>Generates the template of the first steps of every job.</summary>
internal static class PrepareTemplate
{
    public const string Name = "prepare.yml";

    private const string UseGlobalJson = "useGlobalJson: true";
    private const string UseCurrent = "version: 10.x";

    // NuGet would find the tool in a folder that other jobs share; here it finds only this one, in the version of the
    // manifest.
    private const string RestoreTool =
        """
        - bash: |
            dotnet tool restore &&
              cp -R "$NUGET_PACKAGES"/petstore.releasetool/*/tools/*/any "$(Pipeline.Workspace)/tool"
          displayName: Restore the release tool
          env:
            NUGET_PACKAGES: $(Agent.TempDirectory)/tool-packages
            DOTNET_CLI_HOME: $(Agent.TempDirectory)/tool-home
        """;

    /// <returns>YAML with LF line ends.</returns>
    public static string Create(PipelineSettings settings) =>
        $$$"""
        {{{YamlText.FirstLine}}}
        # The first steps of every job: the whole history, the SDK, the package cache and, where the job needs it, the release tool.
        parameters:
          # Whether the job may read and push to the feed. A pull request may not.
          - name: signIn
            type: boolean
            default: true
          # The first job of a run makes the tool; a later one downloads it.
          - name: tool
            type: string
            default: none
            values:
              - none
              - make
              - download

        steps:
          # Versions are counted from the whole history.
          - checkout: self
            fetchDepth: 0

          - task: UseDotNet@2
            displayName: Install the SDK
            inputs:
              packageType: sdk
              {{{(settings.HasGlobalJson ? UseGlobalJson : UseCurrent)}}}

          - task: Cache@2
            displayName: Keep the packages of other feeds
            inputs:
              key: '"nuget" | "$(Agent.OS)" | **/packages.lock.json'
              restoreKeys: '"nuget" | "$(Agent.OS)"'
              path: $(NUGET_PACKAGES)

          - ${{ if parameters.signIn }}:
              - task: NuGetAuthenticate@1
                displayName: Sign in to the feed

          - ${{ if eq(parameters.tool, 'make') }}:
        {{{YamlText.Indent(settings.BuildsTool ? BuildTool(settings) : RestoreTool, 6)}}}

          - ${{ if eq(parameters.tool, 'download') }}:
              - download: current
                artifact: tool
                displayName: Download the release tool

        """.ReplaceLineEndings("\n");

    private static string BuildTool(PipelineSettings settings)
    {
        var folder = settings.Layout.GetPackage(PipelineSettings.ToolPackage).Folder;
        return $"""
            - script: |
                dotnet restore {folder} --locked-mode -p:NuGetAudit=false
                dotnet publish {folder} --no-restore --configuration Release --output $(Pipeline.Workspace)/tool
              displayName: Build the release tool
            """;
    }
}
