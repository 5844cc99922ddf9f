package io.plumbline.deployment;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a service's own properties say of its channels.
 *
 * @param name of the service
 * @param properties its application.properties
 */
record ServiceConfig(String name, Map<String, String> properties) {

    static final List<String> SERVICES =
            List.of("gateway-service", "sampler-service", "judge-service", "aggregator-service");

    static ServiceConfig of(String name) {
        Properties read = new Properties();
        try {
            read.load(new StringReader(Project.text(name + "/src/main/resources/application.properties")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new ServiceConfig(
                name,
                read.stringPropertyNames().stream()
                        .collect(Collectors.toMap(key -> key, key -> read.getProperty(key))));
    }

    /** Topics that it reads. */
    Set<String> read() {
        return channels("incoming")
                .flatMap(channel -> Stream.of(topics(channel).split(",")))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Topics that it writes: of its channels, and the dead letters of what it reads. */
    Set<String> written() {
        return Stream.concat(
                        channels("outgoing"),
                        channels("incoming")
                                .map(channel -> channelSetting(channel, "dead-letter-queue.topic", ""))
                                .filter(topic -> !topic.isEmpty()))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Consumer groups that it is in. */
    Set<String> groups() {
        return channels("incoming")
                .map(channel -> channelSetting(channel, "group.id", name))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** The group in which it reads a topic. */
    String groupOf(String channel) {
        return channelSetting(channel, "group.id", name);
    }

    /** Number of readers that one replica has of a topic. */
    int concurrency(String channel) {
        return Integer.parseInt(channelSetting(channel, "concurrency", "1"));
    }

    private String topics(String channel) {
        return channelSetting(channel, "topics", channelSetting(channel, "topic", channel));
    }

    private Stream<String> channels(String direction) {
        String prefix = "mp.messaging." + direction + ".";
        return properties.keySet().stream()
                .filter(key -> key.startsWith(prefix) && key.endsWith(".connector"))
                .map(key -> key.substring(prefix.length(), key.length() - ".connector".length()));
    }

    private String channelSetting(String channel, String setting, String otherwise) {
        return properties.getOrDefault("mp.messaging.incoming." + channel + "." + setting, otherwise);
    }
}
