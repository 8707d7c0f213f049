namespace PetStore.ReleaseTool.Pipelines;

/// <summary>
/// Generates the templates that test what a change affects, in the job that finds it or, where it is much, on legs.
/// </summary>
internal static class TestTemplates
{
    public const string AffectedName = "test-affected.yml";
    public const string LegsName = "test-legs.yml";
    public const string ProjectsName = "test-projects.yml";

    // VSTest and Microsoft.Testing.Platform take different arguments.
    private const string TestingPlatform =
        """--project "$project" --no-restore --results-directory "$(Agent.TempDirectory)/results" -- """
            + """--report-xunit-trx""";

    private const string VSTest =
        """"$project" --no-restore --results-directory "$(Agent.TempDirectory)/results" --logger trx"""";

    /// <summary>Generates the steps that find what is affected, and test it when it is little work.</summary>
    /// <returns>YAML with LF line ends.</returns>
    public static string CreateAffected() =>
        $$$"""
        {{{YamlText.FirstLine}}}
        # Finds what a change affects. Little work is done right here, and 'legs' is {}; else 'legs' is the matrix of {{{LegsName}}}.
        parameters:
          # The arguments of 'affected': --since REF, or --package ID.
          - name: arguments
            type: string
          # The arguments of 'mix' for the affected packages; empty: they are tested only as they are.
          - name: mix
            type: string
            default: ''

        steps:
          - script: $(release) affected ${{ parameters.arguments }}
            displayName: Show what is affected

          - bash: |
              cd "$AGENT_TEMPDIRECTORY" || exit 1
              $(release) affected --repo "$BUILD_SOURCESDIRECTORY" ${{ parameters.arguments }} --format matrix > legs || exit 1
              $(release) affected --repo "$BUILD_SOURCESDIRECTORY" ${{ parameters.arguments }} --format list > projects || exit 1
              # Several legs are separated by a comma between two objects.
              if grep -qF '},"' legs; then
                echo "##vso[task.setvariable variable=legs;isOutput=true]$(cat legs)"
              else
                echo "##vso[task.setvariable variable=legs;isOutput=true]{}"
                echo "##vso[task.setvariable variable=projects]$(tr '\n' ';' < projects)"
              fi
            name: affected
            displayName: Choose where to test

          - template: {{{ProjectsName}}}
            parameters:
              mix: ${{ parameters.mix }}

        """.ReplaceLineEndings("\n");

    /// <summary>Generates the legs.</summary>
    /// <returns>YAML with LF line ends.</returns>
    public static string CreateLegs() =>
        $$$"""
        {{{YamlText.FirstLine}}}
        # Tests on several agents what {{{AffectedName}}} left to them. Skipped, which is a success, when it left nothing.
        parameters:
          # The job with the steps of {{{AffectedName}}}.
          - name: affected
            type: string
          - name: signIn
            type: boolean
            default: true
          - name: mix
            type: string
            default: ''

        jobs:
          - job: Test
            displayName: Test
            dependsOn: ${{ parameters.affected }}
            condition: and(succeeded(), ne(dependencies.${{ parameters.affected }}.outputs['affected.legs'], '{}'))
        {{{YamlText.Indent(YamlText.Pool, 4)}}}
            strategy:
              matrix: $[ dependencies.${{ parameters.affected }}.outputs['affected.legs'] ]
            steps:
              - template: {{{PrepareTemplate.Name}}}
                parameters:
                  signIn: ${{ parameters.signIn }}
                  ${{ if ne(parameters.mix, '') }}:
                    tool: download

              - template: {{{ProjectsName}}}
                parameters:
                  mix: ${{ parameters.mix }}

        """.ReplaceLineEndings("\n");

    /// <summary>Generates the steps that test the projects of a job.</summary>
    /// <returns>YAML with LF line ends.</returns>
    public static string CreateProjects(PipelineSettings settings) =>
        $$$"""
        {{{YamlText.FirstLine}}}
        # Restores, builds and tests the projects in the variable 'projects': "KIND PATH", separated by ';'.
        # A consumer is built from source: the change is not on the feed yet. Advisories are not looked up: without a sign-in to each
        # source that would be NU1900, and 'check' and the build of a developer look them up.
        parameters:
          # The arguments of 'mix', which also tests the packages with other versions of those that they depend on.
          - name: mix
            type: string
            default: ''

        steps:
          - bash: |
              set -f
              status=0
              restore() { dotnet restore "$1" --locked-mode -p:NuGetAudit=false; }
              IFS=';'
              for entry in $PROJECTS; do
                project=${entry#* }
                case "${entry%% *}" in
                  package) restore "$project" && dotnet pack "$project" --no-restore --output "$(Agent.TempDirectory)/packages" ;;
                  test) restore "$project" && dotnet test {{{(settings.UsesTestingPlatform ? TestingPlatform : VSTest)}}} ;;
                  library) restore "$project" && dotnet build "$project" --no-restore ;;
                  consumer) dotnet build "$project" -p:FromSource=true -p:NuGetAudit=false ;;
                esac || status=1
              done
              exit $status
            displayName: Build and test
            condition: and(succeeded(), ne(variables['projects'], ''))
            env:
              PROJECTS: $(projects)

          - ${{ if ne(parameters.mix, '') }}:
              - bash: |
                  set -f
                  packages=()
                  IFS=';'
                  for entry in $PROJECTS; do
                    id=${entry##*/}
                    [ "${entry%% *}" != package ] || packages+=(--package "${id%.csproj}")
                  done
                  [ ${#packages[@]} -eq 0 ] || $(release) mix ${{ parameters.mix }} "${packages[@]}"
                displayName: Test with other versions of the packages
                condition: and(succeeded(), ne(variables['projects'], ''))
                env:
                  PROJECTS: $(projects)

          - task: PublishTestResults@2
            displayName: Publish the test results
            condition: and(succeededOrFailed(), ne(variables['projects'], ''))
            inputs:
              testResultsFormat: VSTest
              testResultsFiles: '**/*.trx'
              searchFolder: $(Agent.TempDirectory)/results
              testRunTitle: $(System.JobDisplayName)

        """.ReplaceLineEndings("\n");
}
