package io.plumbline.gateway.access;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.plumbline.gateway.access.roles.Roles;
import io.plumbline.gateway.http.Findings;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.Optional;

/**
 * A request for an API key, before validation: any field may be missing or invalid.
 *
 * @param name shown in lists and in the audit log
 * @param role viewer, operator or admin
 * @param expiresAfter ISO 8601 duration; if absent, the key never expires
 * @param requestsPerMinute most requests a minute; if absent, the gateway's default
 */
public record KeySpec(String name, String role, String expiresAfter, Integer requestsPerMinute) {

    private static final Duration LONGEST = Duration.ofDays(3660);
    private static final int MOST_REQUESTS = 1_000_000;
    private static final String ROLES = "must be viewer, operator or admin";

    /** The requested lifetime; empty for a key that never expires. */
    @JsonIgnore
    Optional<Duration> lifetime() {
        return Optional.ofNullable(expiresAfter).map(Duration::parse);
    }

    /** Ends the request if a field is invalid. */
    void check() {
        Findings findings = new Findings();
        findings.required("/name", name);
        if (role == null || !Roles.isRole(role)) {
            findings.add("/role", role == null ? "is missing: " + ROLES : ROLES + ", not " + Findings.quoted(role));
        }
        findings.within("/requestsPerMinute", requestsPerMinute, 1, MOST_REQUESTS);
        checkLifetime(findings);
        findings.refuse();
    }

    private void checkLifetime(Findings findings) {
        try {
            Duration lifetime = lifetime().orElse(Duration.ofSeconds(1));
            if (lifetime.toSeconds() < 1 || lifetime.compareTo(LONGEST) > 0) {
                findings.add("/expiresAfter", "must lie in PT1S..P3660D, not " + expiresAfter);
            }
        } catch (DateTimeException | ArithmeticException e) {
            findings.add("/expiresAfter", "must be an ISO 8601 duration such as P90D");
        }
    }
}
