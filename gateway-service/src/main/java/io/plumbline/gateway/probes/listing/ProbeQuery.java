package io.plumbline.gateway.probes.listing;

import io.plumbline.gateway.http.Findings;
import io.plumbline.gateway.http.Paging;
import io.plumbline.gateway.probes.ProbeRow;
import io.plumbline.gateway.probes.ProbeState;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jboss.resteasy.reactive.RestQuery;

/** Which probes a caller wants to see; any parameter may be absent or wrong. */
class ProbeQuery {

    @RestQuery
    String state;

    @RestQuery
    String model;

    /** As {@code name=value}. */
    @RestQuery
    String label;

    /** The last id of the page before. */
    @RestQuery
    String cursor;

    @RestQuery
    String limit;

    /** How many at most. */
    int most() {
        return Paging.limit(limit);
    }

    /** Ends the request where something is wrong. */
    void check() {
        Findings findings = new Findings();
        if (given(state) && !state.matches("(?i)running|finished|cancelled")) {
            findings.add("/state", "must be running, finished or cancelled");
        }
        findings.line("/model", model);
        findings.line("/label", label);
        if (given(label) && !label.contains("=")) {
            findings.add("/label", "must be name=value");
        }
        findings.line("/cursor", cursor);
        findings.refuse();
        most();
    }

    /** The youngest first. */
    Mutiny.SelectionQuery<ProbeRow> on(Mutiny.Session session) {
        Map<String, Object> values = new LinkedHashMap<>();
        StringBuilder where = new StringBuilder("from ProbeRow p where 1 = 1");
        if (given(cursor)) {
            where.append(" and p.id < :cursor");
            values.put("cursor", cursor);
        }
        if (given(state)) {
            where.append(" and p.state = :state");
            values.put("state", ProbeState.valueOf(state.toUpperCase(Locale.ROOT)));
        }
        if (given(model)) {
            where.append(" and exists (select 1 from LaneRow m where m.probeId = p.id and m.model = :model)");
            values.put("model", model);
        }
        if (given(label)) {
            where.append(" and array_contains(p.labels, :label)");
            values.put("label", label);
        }
        Mutiny.SelectionQuery<ProbeRow> query =
                session.createSelectionQuery(where.append(" order by p.id desc").toString(), ProbeRow.class);
        values.forEach(query::setParameter);
        return query.setMaxResults(most());
    }

    private static boolean given(String parameter) {
        return parameter != null && !parameter.isEmpty();
    }
}
