-- The best-selling category of each month, and its share of the month's revenue in percent.
WITH sold AS (
  SELECT
    date_format(o.ordered_at, 'yyyy-MM') AS month,
    p.category,
    sum(l.quantity * l.unit_price * (1 - coalesce(l.discount, 0))) AS revenue,
    count(DISTINCT o.customer_id) AS buyers
  FROM orders o
  JOIN order_lines l USING (order_id)
  JOIN products p ON p.product_id = l.product_id
  WHERE o.status <> 'returned'
  GROUP BY 1, 2
)
SELECT month, category, buyers, round(revenue, 2) AS revenue, round(100 * share, 1) AS percent
FROM (
  SELECT *, revenue / sum(revenue) OVER (PARTITION BY month) AS share,
    rank() OVER (PARTITION BY month ORDER BY revenue DESC) AS place
  FROM sold
)
WHERE place = 1
ORDER BY month;

-- Customers who have not ordered since the end of February, the longest-standing first.
SELECT c.customer_id, upper(c.name) AS name, nvl(c.region, 'unknown') AS region, c.since
FROM customers c
LEFT ANTI JOIN orders o ON o.customer_id = c.customer_id AND o.ordered_at >= DATE '2024-03-01'
ORDER BY c.since, c.customer_id;
