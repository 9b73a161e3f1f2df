using ContentApi.Domain.Text;
using ContentApi.Hosting;

namespace ContentApi.Features.ReaderAids.Provider;

/// <summary>Settings under <c>Ai:</c>: the provider, any server that speaks OpenAI's protocol.</summary>
internal sealed class AiOptions
{
    private const string DefaultLanguages = "ar,de,en,es,fr,hi,id,it,ja,ko,nl,pl,pt,ru,sv,tr,uk,vi,zh";
    private const long DefaultDailyTokens = 1_000_000;
    private const double DefaultTimeout = 30;

    /// <exception cref="SettingException">A setting that can't be meant.</exception>
    public AiOptions(IConfiguration configuration)
    {
        (Endpoint, Model, Key) = ProviderSettings.Read(configuration, "Ai");
        Languages = configuration.List("Ai:Languages") is { Length: > 0 } languages ? languages : DefaultLanguages.Split(',');
        if (Languages.FirstOrDefault(language => !LanguageTag.IsValid(language)) is { } wrong)
            throw new SettingException($"Ai:Languages holds \"{wrong}\". Write BCP 47 tags such as de or pt-BR.");

        DailyTokens = configuration.GetValue("Ai:DailyTokens", DefaultDailyTokens);
        Timeout = TimeSpan.FromSeconds(configuration.GetValue("Ai:TimeoutSeconds", DefaultTimeout));
        if (DailyTokens < 0 || Timeout <= TimeSpan.Zero || Timeout > TimeSpan.FromMinutes(5))
            throw new SettingException("Ai:DailyTokens is 0 or more, Ai:TimeoutSeconds from a fraction to 300.");
    }

    /// <summary>Where it is; null for no provider.</summary>
    public Uri? Endpoint { get; }

    /// <summary>What it wants to know the caller by.</summary>
    public string Key { get; }

    /// <summary>The model's name there.</summary>
    public string Model { get; }

    /// <summary>What articles are translated into.</summary>
    public IReadOnlyList<string> Languages { get; }

    /// <summary>How many tokens a day may cost, in UTC, on all instances together.</summary>
    public long DailyTokens { get; }

    /// <summary>How long an answer may take.</summary>
    public TimeSpan Timeout { get; }
}
