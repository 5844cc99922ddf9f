package io.plumbline.drills.checks;

import io.plumbline.drills.environment.Drill;
import io.plumbline.drills.environment.DrillEnvironment;
import io.plumbline.drills.environment.DrillFailure;
import io.plumbline.drills.environment.DrillProbe;
import io.plumbline.drills.environment.Waiting;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Each model's gauges come from one aggregator and from no other. */
record GaugesOnce() implements Drill {

    private static final Duration SETTLING = Duration.ofSeconds(45);
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    @Override
    public String name() {
        return "gauges-once";
    }

    @Override
    public String done() {
        return "both aggregators scraped";
    }

    @Override
    public String expected() {
        return "every model's gauges at exactly one of them";
    }

    @Override
    public Result carryOut(DrillEnvironment environment) {
        List<URI> aggregators = environment.stack().managementAddresses("aggregator-service");
        List<Set<String>> scraped = new ArrayList<>();
        String settled;
        try {
            Duration took = Waiting.until("gauges settled", SETTLING, () -> {
                scraped.clear();
                aggregators.forEach(aggregator -> scraped.add(gauges(aggregator)));
                return both(scraped).isEmpty() && models(scraped).size() == DrillProbe.MODELS;
            });
            settled = took.toMillis() < 1000 ? "" : ", after " + took.toSeconds() + " s";
        } catch (DrillFailure unsettled) {
            settled = ", still after " + SETTLING.toSeconds() + " s";
        }
        Set<String> twice = both(scraped);
        return new Result(
                twice.isEmpty() && models(scraped).size() == DrillProbe.MODELS,
                scraped.get(0).size() + " and " + scraped.get(1).size() + " gauges of "
                        + models(scraped).size() + " models, " + twice.size() + " at both"
                        + (twice.isEmpty() ? "" : ": " + models(List.of(twice))) + settled);
    }

    private static Set<String> both(List<Set<String>> scraped) {
        Set<String> both = new TreeSet<>(scraped.get(0));
        both.retainAll(scraped.get(1));
        return both;
    }

    private static Set<String> models(List<Set<String>> scraped) {
        return scraped.stream()
                .flatMap(Set::stream)
                .map(line -> line.replaceFirst(".*model=\"([^\"]*)\".*", "$1"))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Names with labels, without values. */
    private static Set<String> gauges(URI aggregator) {
        return scrape(aggregator.resolve("/q/metrics"))
                .lines()
                .filter(line -> line.startsWith("plumbline_model_") && line.contains("model=\"drill-"))
                .map(line -> line.substring(0, line.lastIndexOf(' ')))
                .collect(Collectors.toSet());
    }

    private static String scrape(URI uri) {
        try {
            return HTTP.send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString())
                    .body();
        } catch (IOException e) {
            throw new DrillFailure(uri + " cannot be scraped: " + e, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DrillFailure("interrupted", e);
        }
    }
}
