package io.plumbline.chat.protocol;

import io.plumbline.chat.ChatConfig;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The protocols that this service can speak, and the one that each endpoint's host speaks. */
@Singleton
public final class ChatProtocols {

    private final Map<String, ChatProtocol> byName;
    private final Map<String, String> nameByHost;

    @Inject
    ChatProtocols(@Any Instance<ChatProtocol> known, ChatConfig config) {
        this(known.stream().toList(), config.protocols());
    }

    /**
     * A choice among known protocols.
     *
     * @param nameByHost the protocol's name by the endpoint's host name; other hosts speak {@link ChatCompletions}
     * @throws IllegalArgumentException if a name is not that of a known protocol
     */
    public ChatProtocols(List<ChatProtocol> known, Map<String, String> nameByHost) {
        this.byName = known.stream().collect(Collectors.toMap(ChatProtocol::name, protocol -> protocol));
        this.nameByHost = Map.copyOf(nameByHost);
        nameByHost.forEach(this::requireKnown);
    }

    /** The protocol that the settings name for the endpoint's host; chat completions if they name none. */
    public ChatProtocol of(URI endpoint) {
        return byName.get(nameByHost.getOrDefault(endpoint.getHost(), ChatCompletions.NAME));
    }

    private void requireKnown(String host, String name) {
        if (!byName.containsKey(name)) {
            throw new IllegalArgumentException("plumbline.calls.protocols.\"" + host + "\" must be one of "
                    + new TreeMap<>(byName).keySet() + ", not " + name);
        }
    }
}
