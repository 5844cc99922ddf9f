package io.plumbline.gateway.release.spending;

import io.plumbline.events.target.Target;
import io.plumbline.gateway.models.budget.JudgeBudgets;
import io.plumbline.gateway.models.budget.JudgeUse;
import io.plumbline.gateway.probes.LaneRow;
import io.plumbline.gateway.probes.ProbeRow;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.hibernate.reactive.mutiny.Mutiny;

/** What the judges of some lanes may be asked by their daily budgets. */
public final class JudgeRoom {

    private final Map<String, String> judgeByProbe = new HashMap<>();
    private final Map<String, JudgeBudgets.Room> rooms = new HashMap<>();

    private JudgeRoom() {}

    /** For judges without a budget. */
    public static JudgeRoom unbounded() {
        return new JudgeRoom();
    }

    /** Reads the budgets of the lanes' judges, in one order for all transactions. */
    public static Uni<JudgeRoom> of(Mutiny.Session session, JudgeBudgets budgets, List<LaneRow> lanes) {
        if (!budgets.isBounded() || lanes.isEmpty()) {
            return Uni.createFrom().item(unbounded());
        }
        return session.createSelectionQuery("from ProbeRow where id in :ids", ProbeRow.class)
                .setParameter("ids", lanes.stream().map(LaneRow::probeId).toList())
                .getResultList()
                .chain(probes -> of(session, budgets, probes, new JudgeRoom()));
    }

    private static Uni<JudgeRoom> of(
            Mutiny.Session session, JudgeBudgets budgets, List<ProbeRow> probes, JudgeRoom room) {
        SortedMap<String, Target> judges = new TreeMap<>();
        probes.forEach(probe -> {
            String key = JudgeUse.key(probe.judge());
            judges.put(key, probe.judge());
            room.judgeByProbe.put(probe.id(), key);
        });
        return Multi.createFrom()
                .iterable(judges.entrySet())
                .onItem()
                .transformToUniAndConcatenate(judge ->
                        budgets.room(session, judge.getValue()).invoke(free -> room.rooms.put(judge.getKey(), free)))
                .collect()
                .last()
                .replaceWith(room);
    }

    /** Most prompts that the lane's judge may be asked about. */
    public int of(LaneRow lane) {
        return room(lane).map(JudgeBudgets.Room::answers).orElse(Integer.MAX_VALUE);
    }

    /** Takes prompts out of the budget of the lane's judge. */
    public void take(LaneRow lane, int prompts) {
        room(lane)
                .ifPresent(free -> rooms.put(
                        judgeByProbe.get(lane.probeId()),
                        new JudgeBudgets.Room(free.answers() - prompts, free.waiting())));
    }

    /** Why the lane's judge is not asked; empty if it may be asked. */
    public Optional<String> waiting(LaneRow lane) {
        return room(lane).filter(free -> free.answers() == 0).map(JudgeBudgets.Room::waiting);
    }

    private Optional<JudgeBudgets.Room> room(LaneRow lane) {
        return Optional.ofNullable(judgeByProbe.get(lane.probeId())).map(rooms::get);
    }
}
