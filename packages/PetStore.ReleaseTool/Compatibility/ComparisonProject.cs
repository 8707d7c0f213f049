using PetStore.ReleaseTool.Building;

namespace PetStore.ReleaseTool.Compatibility;

/// <summary>
/// A project that runs ApiCompat twice for each package: for all differences, and for those that break.
/// </summary>
internal static class ComparisonProject
{
    /// <summary>Creates the project.</summary>
    public static string Create(IReadOnlyList<PackagePair> pairs) =>
        $"""
        <Project DefaultTargets="Compare">
          <Import Sdk="Microsoft.NET.Sdk" Project="../targets/Microsoft.NET.ApiCompat.targets" />
          <ItemGroup>
        {Join(pairs.Select((pair, index) => $"    <Package{index} Include=\"{TraversalProject.Escape(pair.Project)}\" />"))}
          </ItemGroup>
          <Target Name="Compare" DependsOnTargets="CollectApiCompatInputs">
        {Join(pairs.Select(CreateTasks))}
          </Target>
        </Project>
        """;

    private static string CreateTasks(PackagePair pair, int index) =>
        $"""
            <MSBuild Projects="@(Package{index})" Targets="_GetTargetFrameworksOutput" Properties="Configuration=Release">
              <Output ItemName="Framework{index}" TaskParameter="TargetOutputs" />
            </MSBuild>
            <MSBuild Projects="@(Package{index})" Targets="GetReferencesForApiCompatValidatePackage"
                     Properties="Configuration=Release;TargetFramework=%(Framework{index}.Identity);BuildProjectReferences=false">
              <Output ItemName="Reference{index}" TaskParameter="TargetOutputs" />
            </MSBuild>
        {CreateTask(pair, index, pair.AllDifferences, isStrict: true)}
        {CreateTask(pair, index, pair.Breaks, isStrict: false)}
        """;

    private static string CreateTask(PackagePair pair, int index, string output, bool isStrict) =>
        $"""
            <Microsoft.DotNet.ApiCompat.Task.ValidatePackageTask
                PackageTargetPath="{TraversalProject.Escape(pair.Current)}"
                BaselinePackageTargetPath="{TraversalProject.Escape(pair.Baseline)}"
                RoslynAssembliesPath="$(RoslynAssembliesPath)"
                EnableRuleCannotChangeParameterName="true"
                EnableStrictModeForBaselineValidation="{isStrict}"
                RunApiCompat="true"
                GenerateSuppressionFile="true"
                SuppressionOutputFile="{TraversalProject.Escape(output)}"
                PackageAssemblyReferences="@(Reference{index})"
                BaselinePackageAssemblyReferences="@(Reference{index})" />
        """;

    private static string Join(IEnumerable<string> lines) => string.Join(Environment.NewLine, lines);
}
