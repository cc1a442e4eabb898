# Tags, and interrupting what runs.
import threading
import time

spark.addTag("one")
spark.addTag("two")
print(sorted(spark.getTags()))
spark.removeTag("two")
print(spark.getTags(), spark.interruptAll(), spark.interruptTag("nothing"))
spark.clearTags()
print(spark.getTags())
outcome = []


def long():
    spark.addTag("long")
    try:
        spark.sql("SELECT count(*) FROM range(100000000) a JOIN range(100000) b ON a.id % 7 <> b.id % 5 AND a.id + b.id <> 3").collect()
        outcome.append("ended")
    except Exception as error:
        outcome.append("OPERATION_CANCELED" in str(error) or "cancel" in str(error).lower())


started = time.time()
thread = threading.Thread(target=long)
thread.start()
stopped = []
while thread.is_alive() and time.time() - started < 30:
    time.sleep(0.3)
    stopped += spark.interruptTag("long")
thread.join()
print(outcome, len(set(stopped)), time.time() - started < 30)
print(spark.range(3).count())
attempt(lambda: spark.addTag("a,b"))
