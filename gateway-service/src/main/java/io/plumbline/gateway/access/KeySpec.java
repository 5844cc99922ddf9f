package io.plumbline.gateway.access;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.plumbline.gateway.access.roles.Roles;
import io.plumbline.gateway.http.Findings;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.Optional;

/**
 * An API key as an admin wants it; any field may be missing or wrong.
 *
 * @param name for people
 * @param role viewer, operator or admin
 * @param expiresAfter ISO 8601 duration; never where absent
 * @param requestsPerMinute most requests a minute; the gateway's default where absent
 */
public record KeySpec(String name, String role, String expiresAfter, Integer requestsPerMinute) {

    private static final Duration LONGEST = Duration.ofDays(3660);
    private static final int MOST_REQUESTS = 1_000_000;

    /** How long it is valid, where the caller has said. */
    @JsonIgnore
    Optional<Duration> lifetime() {
        return Optional.ofNullable(expiresAfter).map(Duration::parse);
    }

    /** Ends the request where something is wrong. */
    void check() {
        Findings findings = new Findings();
        findings.required("/name", name);
        if (role == null || !Roles.isRole(role)) {
            findings.add("/role", "must be viewer, operator or admin");
        }
        findings.within("/requestsPerMinute", requestsPerMinute, 1, MOST_REQUESTS);
        checkLifetime(findings);
        findings.refuse();
    }

    private void checkLifetime(Findings findings) {
        try {
            Duration lifetime = lifetime().orElse(Duration.ofSeconds(1));
            if (lifetime.toSeconds() < 1 || lifetime.compareTo(LONGEST) > 0) {
                findings.add("/expiresAfter", "must lie in PT1S..P3660D");
            }
        } catch (DateTimeException | ArithmeticException e) {
            findings.add("/expiresAfter", "must be an ISO 8601 duration such as P90D");
        }
    }
}
