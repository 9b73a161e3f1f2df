namespace ContentApi.Hosting;

/// <summary>A setting with which the server does not start; the message names it and the remedy, and is all that is printed.</summary>
internal sealed class SettingException(string message) : Exception(message);
