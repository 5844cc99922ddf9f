package io.plumbline.gateway.access.roles;

import java.util.Collection;
import java.util.List;
import java.util.Set;

/** What a caller may do; each role may also do what the ones before it may. */
public final class Roles {

    /** Reads models, probes, rates and answers, but no text of a private question set. */
    public static final String VIEWER = "viewer";

    /** Registers models, imports questions, starts and cancels probes, and reads every text. */
    public static final String OPERATOR = "operator";

    /** Gives and takes keys, and reads the audit log. */
    public static final String ADMIN = "admin";

    private static final List<String> LADDER = List.of(VIEWER, OPERATOR, ADMIN);

    private Roles() {}

    /** Whether there is such a role. */
    public static boolean isRole(String name) {
        return LADDER.contains(name);
    }

    /** Every role that is at or below the highest one held; other names are dropped. */
    public static Set<String> upTo(Collection<String> held) {
        int highest = held.stream().mapToInt(LADDER::indexOf).max().orElse(-1);
        return Set.copyOf(LADDER.subList(0, highest + 1));
    }
}
