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

/** The query parameters of the list of probes, unchecked; a parameter that the caller leaves out is null. */
class ProbeQuery {

    @RestQuery
    String state;

    @RestQuery
    String model;

    /** A label of the probe as {@code name=value}. */
    @RestQuery
    String label;

    /** Id of the last probe of the previous page. */
    @RestQuery
    String cursor;

    @RestQuery
    String limit;

    /** Probes of a page at most. */
    int most() {
        return Paging.limit(limit);
    }

    /** A wrong parameter ends the request. */
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

    /** The query of the page, the newest probes first. */
    Mutiny.SelectionQuery<ProbeRow> on(Mutiny.Session session) {
        Map<String, Object> values = new LinkedHashMap<>();
        StringBuilder sql = new StringBuilder("from ProbeRow p where 1 = 1");
        if (given(cursor)) {
            sql.append(" and p.id < :cursor");
            values.put("cursor", cursor);
        }
        if (given(state)) {
            sql.append(" and p.state = :state");
            values.put("state", ProbeState.valueOf(state.toUpperCase(Locale.ROOT)));
        }
        if (given(model)) {
            sql.append(" and exists (select 1 from LaneRow m where m.probeId = p.id and m.model = :model)");
            values.put("model", model);
        }
        if (given(label)) {
            sql.append(" and array_contains(p.labels, :label)");
            values.put("label", label);
        }
        Mutiny.SelectionQuery<ProbeRow> query =
                session.createSelectionQuery(sql.append(" order by p.id desc").toString(), ProbeRow.class);
        values.forEach(query::setParameter);
        return query.setMaxResults(most());
    }

    private static boolean given(String parameter) {
        return parameter != null && !parameter.isEmpty();
    }
}
