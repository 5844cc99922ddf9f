package io.plumbline.chat.address;

import java.net.InetAddress;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class AddressRuleTest {

    private static final AddressRule USUAL = new AddressRule(List.of(), List.of());

    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1",
                "127.8.8.8",
                "0.0.0.0",
                "10.0.0.1",
                "172.16.0.1",
                "172.31.255.255",
                "192.168.1.1",
                "100.64.0.1",
                "169.254.169.254",
                "168.63.129.16",
                "100.100.100.200",
                "198.18.0.1",
                "224.0.0.1",
                "255.255.255.255",
                "::1",
                "::",
                "::ffff:10.0.0.1",
                "fe80::1",
                "fd12::1",
                "fd00:ec2::254",
                "64:ff9b::a00:1",
                "2002:a00:1::",
                "ff02::1",
            })
    void addressesOfTheOwnNetworkAreRefused(String address) throws Exception {
        assertThat(USUAL.refusal("h", InetAddress.getByName(address))).isPresent();
    }

    @ParameterizedTest
    @ValueSource(strings = {"8.8.8.8", "172.32.0.1", "172.15.255.255", "100.128.0.1", "11.0.0.1", "2606:4700::1"})
    void publicAddressesMayBeCalled(String address) throws Exception {
        assertThat(USUAL.refusal("h", InetAddress.getByName(address))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "10.0.0.0/8, 10.200.3.4, true",
        "10.0.0.0/8, 192.168.0.1, false",
        "192.168.1.7, 192.168.1.7, true",
        "192.168.1.7, 192.168.1.8, false",
        "fd00::/8, fd12::1, true",
        "fd00::/8, fd00:ec2::254, false",
        "fd00:ec2::254, fd00:ec2::254, true",
        "0.0.0.0/0, 127.0.0.1, true",
        "0.0.0.0/0, 169.254.169.254, false",
        "169.254.0.0/16, 169.254.169.254, false",
        "169.254.169.254/32, 169.254.169.254, true",
        "10.0.0.0/9, 10.127.255.255, true",
        "10.0.0.0/9, 10.128.0.0, false",
    })
    void anAllowedRangeOpensItselfAndNoMetadata(String range, String address, boolean allowed) throws Exception {
        AddressRule rule = new AddressRule(List.of(), List.of(range));

        assertThat(rule.refusal("h", InetAddress.getByName(address)).isEmpty()).isEqualTo(allowed);
    }

    @ParameterizedTest
    @CsvSource({
        "api.example.com, true",
        "API.example.com, true",
        "one.models.example.com, true",
        "models.example.com, false",
        "evilmodels.example.com, false",
        "api.example.com.evil.org, false",
    })
    void aListOfHostsIsTheOnlyOne(String host, boolean allowed) {
        AddressRule rule = new AddressRule(List.of("api.example.com", "*.models.example.com"), List.of());

        assertThat(rule.refusal(host).isEmpty()).isEqualTo(allowed);
    }

    @Test
    void aListedHostMayBePrivateAndYetServeNoCredentials() throws Exception {
        AddressRule rule = new AddressRule(List.of("llm.internal"), List.of());

        assertThat(rule.refusal("llm.internal", InetAddress.getByName("10.0.0.1")))
                .isEmpty();
        assertThat(rule.refusal("llm.internal", InetAddress.getByName("169.254.169.254")))
                .isPresent();
    }

    @ParameterizedTest
    @ValueSource(strings = {"10.0.0.0/33", "ten", "10.0.0", "10.0.0.0/x", ""})
    void whatIsNoRangeFailsTheStart(String range) {
        assertThatThrownBy(() -> new AddressRule(List.of(), List.of(range)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(range);
    }
}
