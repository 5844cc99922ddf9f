package io.plumbline.house.settings;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The settings as a document and as the list that the services check names against. */
final class SettingsPage {

    private static final String HEAD =
            """
            # Settings

            Made from the sources by `SettingsPageTest`; write it anew with `./mvnw -pl product-tests -am -Dquick -DskipTests=false test
            -Dtest=SettingsPageTest -Dsurefire.failIfNoSpecifiedTests=false -Dplumbline.docs=write`.

            A setting is a system property (`-Dplumbline.judge.samples=9`), an environment variable (`PLUMBLINE_JUDGE_SAMPLES=9`), a line of
            `config/application.properties` in the folder that the service is started in, or a file of that name in a folder of
            `smallrye.config.source.file.locations`. All services accept each of these settings, so one file can serve all four; the column
            "read by" names the services on which a setting has an effect. A service reads its settings at its start.

            A service does not start if it is given a setting of `plumbline.*` or a variable `PLUMBLINE_*` that is not in this list, and says which
            name is nearest: `unknown setting plumbline.judge.endpont; did you mean plumbline.judge.endpoint?` Three kinds of variables are exempt:
            those whose names contain `KEY` or `TOKEN`, which are credentials; `PLUMBLINE_HOME`, `PLUMBLINE_REBUILD` and `PLUMBLINE_SECRETS`, which `plumbline` and
            `docker/secrets.sh` read; and those that Kubernetes sets for a service whose name begins with `plumbline-`.

            A star stands for a key of your choice. A key with dots is quoted: `plumbline.prices."gpt-4.1".input-per-million`.
            Settings of Quarkus, Kafka and the database are described by [Quarkus](https://quarkus.io/guides/all-config).
            """;

    private SettingsPage() {}

    static String markdown(List<Setting> settings) {
        Map<String, List<Setting>> groups = settings.stream()
                .sorted(Comparator.comparing(Setting::name))
                .collect(Collectors.groupingBy(Setting::group, TreeMap::new, Collectors.toList()));
        return HEAD
                + groups.entrySet().stream()
                        .map(group -> section(group.getKey(), group.getValue()))
                        .collect(Collectors.joining());
    }

    private static String section(String name, List<Setting> settings) {
        return "\n## " + name
                + "\n\n| setting and variable | type | unit | default | read by | since | what it does |\n"
                + "|---|---|---|---|---|---|---|\n"
                + settings.stream().map(SettingsPage::row).collect(Collectors.joining());
    }

    private static String row(Setting setting) {
        return Stream.of(
                        "`" + setting.name() + "`<br>`" + setting.variable() + "`",
                        setting.type(),
                        setting.unit(),
                        setting.defaultValue()
                                .map(value -> "`" + value.replace("|", "\\|") + "`")
                                .orElse("none"),
                        String.join(", ", setting.services()),
                        setting.since(),
                        setting.text())
                .collect(Collectors.joining(" | ", "| ", " |\n"));
    }

    /** One name a line. */
    static String list(Stream<String> names) {
        return names.distinct()
                .sorted()
                .collect(Collectors.joining(
                        "\n",
                        "# Made from the sources by SettingsPageTest, which compares it; see docs/settings.md.\n",
                        "\n"));
    }
}
