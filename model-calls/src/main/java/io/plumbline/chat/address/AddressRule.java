package io.plumbline.chat.address;

import java.net.InetAddress;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Decides which hosts and addresses may be called. Without a list of hosts, all public addresses may be called. Private addresses
 * need the operator's permission. Link-local addresses, and those at which clouds serve credentials, must be listed one by one:
 * no range opens them.
 *
 *
 * @see <a href="https://www.iana.org/assignments/iana-ipv4-special-registry">IANA's special addresses</a>
 */
final class AddressRule {

    private static final List<AddressRange> NEVER_BY_RANGE =
            ranges("169.254.0.0/16", "fe80::/10", "168.63.129.16", "100.100.100.200", "fd00:ec2::254", "192.0.0.192");

    private static final List<AddressRange> NOT_PUBLIC = ranges(
            "0.0.0.0/8",
            "10.0.0.0/8",
            "100.64.0.0/10",
            "127.0.0.0/8",
            "172.16.0.0/12",
            "192.0.0.0/24",
            "192.168.0.0/16",
            "198.18.0.0/15",
            "224.0.0.0/3",
            "::/96",
            "64:ff9b::/96",
            "64:ff9b:1::/48",
            "2001::/32",
            "2002::/16",
            "fc00::/7",
            "fec0::/10",
            "ff00::/8");

    private final List<String> hosts;
    private final List<AddressRange> allowed;

    /**
     * Makes a rule.
     *
     *
     * @param hosts the only hosts that may be called, such as {@code api.openai.com} or {@code *.example.com}; empty for any
     * @param addresses further addresses that may be called, each an address or a range in CIDR notation
     * @throws IllegalArgumentException if an entry is neither an address nor a range
     */
    AddressRule(List<String> hosts, List<String> addresses) {
        this.hosts = hosts.stream()
                .map(host -> host.strip().toLowerCase(Locale.ROOT))
                .toList();
        this.allowed = addresses.stream().map(AddressRange::of).toList();
    }

    /** The reason why a host must not be called at any address; empty if it may. */
    Optional<String> refusal(String host) {
        return hosts.isEmpty() || isListed(host)
                ? Optional.empty()
                : Optional.of("host " + host + " is not in plumbline.endpoints.allowed-hosts");
    }

    /** The reason why a host must not be called at an address; empty if it may. */
    Optional<String> refusal(String host, InetAddress address) {
        boolean exempt = allowed.stream().anyMatch(range -> range.isExact() && range.holds(address));
        if (!exempt && holds(NEVER_BY_RANGE, address)) {
            return Optional.of(refused(host, address, "is link-local or serves a cloud's credentials"));
        }
        boolean fine = isListed(host) || holds(allowed, address) || !holds(NOT_PUBLIC, address);
        return fine ? Optional.empty() : Optional.of(refused(host, address, "is not public"));
    }

    private boolean isListed(String host) {
        String name = host.toLowerCase(Locale.ROOT);
        return hosts.stream()
                .anyMatch(listed -> listed.startsWith("*.") ? name.endsWith(listed.substring(1)) : name.equals(listed));
    }

    private static String refused(String host, InetAddress address, String why) {
        return "address " + address.getHostAddress() + " of host " + host + " " + why
                + " and not in plumbline.endpoints.allowed-addresses";
    }

    private static boolean holds(List<AddressRange> ranges, InetAddress address) {
        return ranges.stream().anyMatch(range -> range.holds(address));
    }

    private static List<AddressRange> ranges(String... texts) {
        return Stream.of(texts).map(AddressRange::of).toList();
    }
}
