package io.plumbline.gateway.access.roles;

import java.util.Collection;
import java.util.List;
import java.util.Set;

/** The roles of callers. Each role includes the roles before it. */
public final class Roles {

    /** Reads models, probes, rates and answers, but no text of a private question set. */
    public static final String VIEWER = "viewer";

    /** Registers models, imports questions, starts and cancels probes, and reads every text. */
    public static final String OPERATOR = "operator";

    /** Creates and revokes API keys, and reads the audit log. */
    public static final String ADMIN = "admin";

    private static final List<String> LADDER = List.of(VIEWER, OPERATOR, ADMIN);

    private Roles() {}

    public static boolean isRole(String name) {
        return LADDER.contains(name);
    }

    /** All roles up to the highest given role. Names that are not roles are ignored. */
    public static Set<String> upTo(Collection<String> held) {
        int highest = held.stream().mapToInt(LADDER::indexOf).max().orElse(-1);
        return Set.copyOf(LADDER.subList(0, highest + 1));
    }
}
