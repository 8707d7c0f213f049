namespace PetStore.ReleaseTool.Pipelines;

/// <summary>Translates a regular expression into patterns with '*' and '?' that match the same texts.</summary>
/// <remarks>
/// Understood are literals, escaped punctuation, '.', '.*', '.+', '?' after a literal or a group, groups of
/// alternatives, '^' and '$'.
/// </remarks>
internal sealed class WildcardPattern
{
    private const int MaxPatterns = 100;
    private const char Start = '\u0001';
    private const char End = '\u0002';
    private readonly string _expression;
    private int _position;

    private WildcardPattern(string expression) => _expression = expression;

    /// <summary>Translates an expression; null when wildcards cannot express it.</summary>
    public static IReadOnlyList<string>? TryCreate(string expression)
    {
        var parser = new WildcardPattern(expression);
        var patterns = parser.ReadAlternatives();
        var isRead = patterns?.Count <= MaxPatterns && parser._position == expression.Length;
        return isRead && patterns!.TrueForAll(HasAnchorsAtItsEnds) ? [.. patterns.Select(Anchor).Distinct()] : null;
    }

    private static bool HasAnchorsAtItsEnds(string pattern) =>
        pattern.LastIndexOf(Start) <= 0 && !pattern.AsSpan(0, Math.Max(pattern.Length - 1, 0)).Contains(End);

    // What is not anchored may go on.
    private static string Anchor(string pattern) => Simplify(
        (pattern.StartsWith(Start) ? "" : "*") + pattern.Trim(Start, End) + (pattern.EndsWith(End) ? "" : "*"));

    // No branch ends in '/', so "release/?*" is "release/*".
    private static string Simplify(string pattern)
    {
        while (pattern.Contains("**", StringComparison.Ordinal))
        {
            pattern = pattern.Replace("**", "*", StringComparison.Ordinal);
        }

        return pattern.EndsWith("/?*", StringComparison.Ordinal) ? pattern[..^2] + "*" : pattern;
    }

    private List<string>? ReadAlternatives()
    {
        var all = new List<string>();
        do
        {
            if (ReadSequence() is not { } sequence)
            {
                return null;
            }

            all.AddRange(sequence);
        }
        while (TryTake('|'));

        return all;
    }

    private List<string>? ReadSequence()
    {
        List<string> sequence = [""];
        while (_position < _expression.Length && _expression[_position] is not ('|' or ')'))
        {
            if (ReadAtom() is not { } atom || sequence.Count * atom.Count > MaxPatterns)
            {
                return null;
            }

            sequence = [.. from before in sequence from after in atom select before + after];
        }

        return sequence;
    }

    private List<string>? ReadAtom()
    {
        var first = _expression[_position++];
        switch (first)
        {
            case '^':
                return [Start.ToString()];
            case '$':
                return [End.ToString()];
            case '.':
                return TryTake('*') ? Unquantified("*") : TryTake('+') ? Unquantified("?*") : Unquantified("?");
            case '(':
                _ = !IsAt("?:") || TryTake('?') && TryTake(':');
                return IsAt("?") || ReadAlternatives() is not { } group || !TryTake(')') ? null : Optional(group);
            case '\\':
                return IsAtOneOf("") || char.IsAsciiLetterOrDigit(_expression[_position])
                    ? null
                    : Optional([_expression[_position++].ToString()]);
            case '[' or ']' or '{' or '}' or '*' or '+' or '?' or '#' or ' ':
                return null;
            default:
                return Optional([first.ToString()]);
        }
    }

    // "x?" is "x" or nothing; "x*", "x+" and "x{2}" have no translation.
    private List<string>? Optional(List<string> atom)
    {
        if (_position < _expression.Length && _expression[_position] is '*' or '+' or '{')
        {
            return null;
        }

        return TryTake('?')
            ? _position < _expression.Length && _expression[_position] == '?' ? null
            : [.. atom, ""] : atom;
    }

    // Another quantifier would change what the pattern means.
    private List<string>? Unquantified(string pattern) =>
        _position < _expression.Length && IsAtOneOf("?{*+") ? null : [pattern];

    // At the end of the expression, too.
    private bool IsAtOneOf(string characters) =>
        _position == _expression.Length || characters.Contains(_expression[_position], StringComparison.Ordinal);

    private bool IsAt(string text) => _expression.AsSpan(_position).StartsWith(text, StringComparison.Ordinal);

    private bool TryTake(char expected)
    {
        if (_position >= _expression.Length || _expression[_position] != expected)
        {
            return false;
        }

        _position++;
        return true;
    }
}
