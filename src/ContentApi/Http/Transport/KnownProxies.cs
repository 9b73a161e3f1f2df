using System.Net;

namespace ContentApi.Http.Transport;

/// <summary>The proxies in front of us, whose <c>X-Forwarded-*</c> and <c>Host</c> are believed.</summary>
internal sealed class KnownProxies
{
    /// <param name="proxies">Addresses (<c>10.0.0.7</c>) and networks (<c>10.0.0.0/8</c>).</param>
    /// <exception cref="FormatException">An entry is neither.</exception>
    public KnownProxies(IEnumerable<string> proxies)
    {
        Networks = proxies.Select(Network).ToArray();
    }

    public IReadOnlyList<IPNetwork> Networks { get; }

    /// <summary>True if the address, IPv4 in IPv6 clothes included, is one of them.</summary>
    public bool Include(IPAddress? address)
    {
        if (address is null)
            return false;

        var plain = address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
        return Networks.Any(network => network.Contains(plain));
    }

    private static IPNetwork Network(string proxy)
    {
        if (IPAddress.TryParse(proxy, out var address))
            return new IPNetwork(address, address.GetAddressBytes().Length * 8);

        return IPNetwork.TryParse(proxy, out var network)
            ? network
            : throw new FormatException($"Proxies:Known holds \"{proxy}\". Write an address such as 10.0.0.7 or a network such as 10.0.0.0/8.");
    }
}
