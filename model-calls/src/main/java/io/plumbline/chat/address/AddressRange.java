package io.plumbline.chat.address;

import io.netty.util.NetUtil;
import java.math.BigInteger;
import java.net.InetAddress;

/**
 * A range of IP addresses with a common prefix.
 *
 *
 * @param first the prefix, followed by zeros
 * @param bits length of the prefix, 0 to 32 or 128
 * @param length of an address in bits: 32 or 128
 */
record AddressRange(BigInteger first, int bits, int length) {

    /** Reads an address, such as {@code 10.1.2.3}, or a range in CIDR notation, such as {@code fd00::/8}. */
    static AddressRange of(String text) {
        String[] parts = text.strip().split("/", 2);
        byte[] address = NetUtil.createByteArrayFromIpAddressString(parts[0]);
        if (address == null) {
            throw new IllegalArgumentException(
                    "'" + text + "' is neither an IP address nor a range such as 10.0.0.0/8");
        }
        int length = 8 * address.length;
        int bits = parts.length == 1 ? length : bits(text, parts[1], length);
        return new AddressRange(beginning(address, bits), bits, length);
    }

    /** Whether the range contains an address. */
    boolean holds(InetAddress address) {
        byte[] bytes = address.getAddress();
        return 8 * bytes.length == length && beginning(bytes, bits).equals(first);
    }

    /** Whether the range is a single address. */
    boolean isExact() {
        return bits == length;
    }

    private static BigInteger beginning(byte[] address, int bits) {
        int rest = 8 * address.length - bits;
        return new BigInteger(1, address).shiftRight(rest).shiftLeft(rest);
    }

    private static int bits(String text, String number, int length) {
        if (!number.matches("[0-9]{1,3}") || Integer.parseInt(number) > length) {
            throw new IllegalArgumentException("'" + text + "' must have 0 to " + length + " after the slash");
        }
        return Integer.parseInt(number);
    }
}
