using System.Text.RegularExpressions;
using Cronos;
using PetStore.ReleaseTool.Problems;

namespace PetStore.ReleaseTool.Checking;

/// <summary>The cron fields of every schedule are those that Azure reads: five, without macros.</summary>
internal static partial class ScheduleRules
{
    public static IEnumerable<Problem> Check(PipelineSet set) =>
        from file in set.Files
        from schedule in file.Root.Find("schedules").Entries()
        let cron = schedule.FindText("cron") ?? ""
        let failure = FindFailure(cron)
        where failure is not null
        select PipelineProblems.WrongCron(file.At(schedule), cron, failure);

    private static string? FindFailure(string cron)
    {
        if (!FiveFields().IsMatch(cron))
        {
            return "expected are the five fields minute, hour, day, month and day of the week, of numbers, names, '*', ',', '-' and '/', Sunday being 0";
        }

        try
        {
            _ = CronExpression.Parse(cron);
            return null;
        }
        catch (CronFormatException exception)
        {
            return exception.Message.TrimEnd('.');
        }
    }

    [GeneratedRegex(@"\A[0-9*,/-]+ +[0-9*,/-]+ +[0-9*,/-]+ +([0-9*,/-]|Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)+ +([0-689*,/-]|Sun|Mon|Tue|Wed|Thu|Fri|Sat)+\z", RegexOptions.IgnoreCase)]
    private static partial Regex FiveFields();
}
