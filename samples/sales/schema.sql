-- The tables of the sales sample, as Spark knows them.
CREATE TABLE customers (
  customer_id INT NOT NULL,
  name STRING NOT NULL,
  region STRING COMMENT 'empty for customers from before the regions were drawn',
  since DATE
) USING csv;

CREATE TABLE products (
  product_id INT NOT NULL,
  title STRING NOT NULL,
  category STRING NOT NULL,
  list_price DECIMAL(10, 2) NOT NULL
) USING csv;

CREATE TABLE orders (
  order_id INT NOT NULL,
  customer_id INT NOT NULL,
  ordered_at TIMESTAMP NOT NULL,
  status STRING NOT NULL
) USING csv;

CREATE TABLE order_lines (
  order_id INT NOT NULL,
  line_number INT NOT NULL,
  product_id INT NOT NULL,
  quantity INT NOT NULL,
  unit_price DECIMAL(10, 2) NOT NULL,
  discount DECIMAL(3, 2)
) USING csv;
