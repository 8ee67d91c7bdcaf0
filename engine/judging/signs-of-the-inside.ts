/** How a piece of the inside is recognised in a text. */
export interface Sign {
  what: string;
  pattern: RegExp;
  /** Texts that show it. */
  examples: readonly string[];
  /** Texts that look like it and tell nothing of the inside. */
  nearMisses: readonly string[];
  /** It tells which software runs, and nothing that helps further. */
  harmless?: true;
  /** Pages for browsers, and addresses that lead to them, may show texts of this form. */
  notInPages?: true;
}

const stackTraces: readonly Sign[] = [
  {
    what: 'a stack trace',
    pattern:
      /\bat (?:async )?(?:[\w.$<>[\] ]{1,100} \()?(?:[a-z]+:\/\/|[A-Z]:)?(?:[^\s():]{0,200}[/\\])?[\w.-]{1,100}\.[cm]?[jt]sx?:\d+:\d+\)?/,
    examples: [
      'TypeError: x\n    at Object.run (/srv/app/dist/db.js:7:11)',
      'at async Service.run (file:///app/service.mjs:12:3)',
    ],
    nearMisses: ['look at main.js for examples', 'at 10:30:15', 'at least 8 characters'],
  },
  {
    what: 'a stack trace',
    pattern: /\bat node:internal\/[\w/]+:\d+:\d+/,
    examples: ['at node:internal/process/task_queues:95:5'],
    nearMisses: ['at node:internal'],
  },
  {
    what: 'a stack trace',
    pattern: /\bat [\w$.]{1,200}\((?:[\w$]+\.(?:java|kt|scala|groovy):\d+|Native Method|Unknown Source)\)/,
    examples: ['at com.example.Api.handle(Api.java:41)', 'at jdk.internal.reflect.invoke0(Native Method)'],
    nearMisses: ['paid at Java.House(Warsaw)', 'at com.example.Api'],
  },
  {
    what: 'a stack trace',
    pattern: /^Caused by: [\w$.]{3,200}(?:Exception|Error)\b/m,
    examples: ['Oops\nCaused by: java.net.SocketTimeoutException: timed out'],
    nearMisses: ['Caused by: a refused card', 'The delay is caused by: an error of the bank'],
  },
  {
    what: 'a stack trace',
    pattern: /Traceback \(most recent call last\)/,
    examples: ['Traceback (most recent call last):'],
    nearMisses: ['traceback of the payment'],
  },
  {
    what: 'a stack trace',
    pattern: /\bFile "[^"\n]{1,200}\.py", line \d+/,
    examples: ['File "/app/api/views.py", line 10, in get'],
    nearMisses: ['File "report.csv", line 10', 'File statement.py is no PDF'],
  },
  {
    what: 'a stack trace',
    pattern: /\bat [\w.<>`]{1,200}\([^)\n]{0,200}\) in [^\n]{1,200}:line \d+/,
    examples: ['at App.Users.Get(Int32 id) in C:\\src\\Users.cs:line 12'],
    nearMisses: ['at Bank (Warsaw) in line 12'],
  },
  {
    what: 'a stack trace',
    pattern: /\bgoroutine \d+ \[[\w ,]+\]:/,
    examples: ['goroutine 12 [running]:'],
    nearMisses: ['goroutine 12'],
  },
  {
    what: 'a stack trace',
    pattern: /\bpanic: (?:runtime error: [a-z][^\n]{3,100}|[^\n]{1,100}\[recovered\])/,
    examples: ['panic: runtime error: invalid memory address or nil pointer dereference'],
    nearMisses: ['Do not panic: your money is safe'],
  },
  {
    what: 'a stack trace',
    pattern: /\b(?:PHP )?(?:Fatal error|Stack trace|Warning|Parse error):\s[^\n]{0,200}(?:\.php\b|#0 )/,
    examples: ['PHP Fatal error:  Uncaught Error in /var/www/api.php:12', 'Stack trace: #0 main'],
    nearMisses: ['Warning: the limit is nearly reached', 'Fatal error: try again later'],
  },
  {
    what: 'a stack trace',
    pattern: /[\w/.-]{1,200}\.rb:\d+:in [`']/,
    examples: ['app/models/user.rb:12:in `find`'],
    nearMisses: ['user.rb:12'],
  },
  {
    what: 'a stack trace',
    pattern: /\bthread '[^'\n]{1,80}' panicked at\b/,
    examples: ["thread 'main' panicked at src/main.rs:4:5"],
    nearMisses: ["thread 'main' ended"],
  },
];

const exceptions: readonly Sign[] = [
  {
    what: 'an unhandled exception',
    pattern: /\bCannot (?:read|set) propert(?:y|ies) (?:'[^']*' )?of (?:undefined|null)\b/,
    examples: ["Cannot read properties of undefined (reading 'id')", "Cannot set property 'a' of null"],
    nearMisses: ['Cannot read the document', 'properties of the account'],
  },
  {
    what: 'an unhandled exception',
    pattern: /\b(?:TypeError: )?[\w$]+(?:\.[\w$]+)+ is not a (?:function|constructor)\b/,
    examples: ['TypeError: user.getName is not a function'],
    nearMisses: ['Updated. The file is not a function of your plan?'],
  },
  {
    what: 'an unhandled exception',
    pattern:
      /\b(?:java|javax|jakarta|kotlin|org\.springframework|org\.hibernate|com\.fasterxml|io\.netty)\.[\w.]{1,100}(?:Exception|Error)\b/,
    examples: ['org.springframework.dao.DataIntegrityViolationException', 'java.lang.NullPointerException'],
    nearMisses: ['java.lang.String', 'an exception of the bank', 'java.util.Errors', 'myjava.lang.Error'],
  },
  {
    what: 'an unhandled exception',
    pattern: /\bSystem\.(?:[A-Z]\w+\.){0,4}\w*Exception\b|\bObject reference not set to an instance of an object\b/,
    examples: [
      'System.NullReferenceException: Object',
      'System.Collections.Generic.KeyNotFoundException',
      'Object reference not set to an instance of an object.',
    ],
    nearMisses: ['System error', 'System.Text'],
  },
  {
    what: 'an unhandled exception',
    pattern: /'\w{1,60}' object (?:has no attribute|is not (?:subscriptable|callable|iterable))/,
    examples: ["'NoneType' object has no attribute 'id'"],
    nearMisses: ['the object has no attribute amount'],
  },
  {
    what: 'an unhandled exception',
    pattern: /\bundefined method [`'][^`'\n]{1,80}' for (?:nil|#<|an instance of)/,
    examples: ["undefined method `name' for nil:NilClass"],
    nearMisses: ['undefined method of payment'],
  },
  {
    what: 'an unhandled exception',
    pattern:
      /\b(?:Illuminate|Symfony|Doctrine|GuzzleHttp|PDO)(?:\\{1,2}[A-Z]\w+)+(?:Exception|Error)\b|\bPDOException\b/,
    examples: ['Illuminate\\Database\\QueryException', 'PDOException: could not find driver'],
    nearMisses: ['Symfony orchestra', 'Doctrine of the fair', 'OldSymfony\\Http\\HttpException', 'PDO\\Errors'],
  },
];

const databases: readonly Sign[] = [
  {
    what: 'a database error',
    pattern:
      /\b(?:QueryFailedError|Sequelize(?:\w+)?Error|PrismaClient\w+Error|MongoServerError|MongooseError|CastError: Cast to|SQLSTATE\[|PG::\w+Error|ORA-\d{5}|SQLITE_[A-Z]{3,}|sqlalchemy\.exc\.|psycopg2?\.\w|pymysql\.err|django\.db\.|ActiveRecord::\w|HibernateException|JdbcSQL\w*Exception|JDBCException|KnexTimeoutError|TypeORMError|pq: )/,
    examples: [
      'QueryFailedError: relation "users" does not exist',
      'SQLSTATE[42P01]: Undefined table',
      'SequelizeUniqueConstraintError',
      'PrismaClientKnownRequestError: invalid invocation',
      'ORA-00942: table or view does not exist',
      'sqlalchemy.exc.IntegrityError',
      'ActiveRecord::RecordNotFound',
      'pq: password authentication failed for user',
      'SQLITE_CONSTRAINT: UNIQUE constraint failed',
    ],
    nearMisses: ['ORA-12', 'the query failed', 'Sequelize', 'Prisma card', 'code CastError'],
  },
  {
    what: 'a database error',
    pattern:
      /\b(?:syntax error at or near "|duplicate key value violates unique constraint|violates (?:foreign key|not-null|check) constraint|null value in column "|You have an error in your SQL syntax|E11000 duplicate key|Duplicate entry '[^']{0,200}' for key|Unknown column '[^']{1,100}' in '|Table '[\w.]{1,100}' doesn't exist|current transaction is aborted|deadlock detected|Deadlock found when trying to get lock|Lock wait timeout exceeded|canceling statement due to|remaining connection slots are reserved|too many clients already|no such (?:table|column): \w|UNIQUE constraint failed: \w|database is locked)/i,
    examples: [
      'duplicate key value violates unique constraint "users_pkey"',
      'syntax error at or near "FROM"',
      'insert or update on table "cards" violates foreign key constraint "fk"',
      'You have an error in your SQL syntax; check the manual',
      "Duplicate entry 'a@b.c' for key 'users.email'",
      "Unknown column 'u.pin' in 'field list'",
      "Table 'bank.users' doesn't exist",
      'Deadlock found when trying to get lock; try restarting transaction',
      'no such table: users',
    ],
    nearMisses: [
      'syntax error at or near the end of your request',
      'duplicate key in the body',
      'duplicate entry',
      'Unknown column in the report',
      'the table does not exist',
      'no such card: blocked',
      'violates a constraint',
    ],
  },
  {
    what: 'a database error',
    pattern:
      /\b(?:relation|column|table|schema|database|role) "[\w.]{1,100}" (?:of relation "[\w.]{1,100}" )?does not exist/,
    examples: ['column "pin" does not exist', 'column "pin" of relation "cards" does not exist'],
    nearMisses: ['user "anna" does not exist', 'The column does not exist'],
  },
  {
    what: 'a database error',
    pattern:
      /\b(?:Unclosed quotation mark (?:after|before) the character string|Incorrect syntax near '|Invalid object name '|Violation of (?:PRIMARY|UNIQUE) KEY constraint|Cannot insert (?:the value NULL|duplicate key row)|String or binary data would be truncated|Microsoft OLE DB Provider|ODBC (?:SQL Server )?Driver|Microsoft SQL Server)/,
    examples: [
      "Incorrect syntax near 'FROM'.",
      "Invalid object name 'dbo.users'.",
      "Violation of PRIMARY KEY constraint 'PK_users'.",
      'Unclosed quotation mark after the character string',
      '[ODBC Driver] communication link failure',
      'ODBC SQL Server Driver',
    ],
    nearMisses: ['Incorrect syntax of the address', 'Invalid object', 'Violation of the terms'],
  },
  {
    what: 'a database error',
    pattern:
      /\b(?:WRONGTYPE Operation against a key|NOAUTH Authentication required|MISCONF Redis|READONLY You can't write against|index_not_found_exception|search_phase_execution_exception|ProvisionedThroughputExceededException|ConditionalCheckFailedException|com\.datastax\.)/,
    examples: ['WRONGTYPE Operation against a key holding the wrong kind of value', 'index_not_found_exception'],
    nearMisses: ['index not found', 'Authentication required'],
  },
  {
    what: 'a database query',
    pattern:
      /\bSELECT\s[^;\n]{1,300}\sFROM\s+["`[\w.]+|\bINSERT INTO\s+["`[\w.]+["`\]]?\s*\(|\bUPDATE\s+["`[\w.]+["`\]]?\s+SET\s+["`[\w.]+["`\]]?\s*=|\bDELETE FROM\s+["`[\w.]+["`\]]?\s+WHERE\b|\bselect\s+["`]?\w+["`]?(?:\.["`*\w]+)?(?:\s*,\s*["`.*\w]+)*\s+from\s+["`]?\w+["`]?\s+(?:where|limit|order by|inner join|left join)\s+["`\w]/,
    examples: [
      'SELECT id, email FROM users WHERE id = 1',
      'INSERT INTO "users" ("id") VALUES ($1)',
      'select "id" from "users" where "id" = $1',
      'select id, pin from cards limit 1',
      'UPDATE "cards" SET "pin" = $1',
      'DELETE FROM users WHERE id = 1',
    ],
    nearMisses: [
      'select an amount from 1 to 10',
      'select a card from the list where you pay',
      'Update your profile, set a PIN',
      'Please select currency from the list',
      'deleted from users',
    ],
  },
  {
    what: 'the address of a database',
    pattern:
      /\b(?:postgres(?:ql)?|mysql|mariadb|mongodb(?:\+srv)?|rediss?|amqps?|kafka|jdbc:[a-z]+|sqlserver):\/\/[^\s"'<>]{3,200}/i,
    examples: ['postgres://app@db:5432/bank', 'mongodb+srv://cluster0.example.net', 'jdbc:mysql://db/bank'],
    nearMisses: ['postgres', 'https://redis.example.com', 'mysql: ok'],
  },
];

const places: readonly Sign[] = [
  {
    what: 'a path of the server',
    // Of a file, or of a folder below somebody's home or a service's data: prose names others.
    pattern:
      /(?<![\w:./~-])(?:\/(?:srv|home|usr|var|opt|root|etc|Users)\/[\w.@-]+\/(?:[\w.@-]+\/)*[\w@-]+\.\w+|\/(?:home|root|Users)\/[\w.@-]+\/[\w./@-]+\/[\w.@-]+|\/(?:srv|opt|var\/(?:www|lib))\/[\w.@-]+\/[\w./@-]+)/,
    examples: ['cannot write /var/lib/app/uploads/1.pdf', 'in /home/deploy/api/server', 'read /etc/app/secret.yaml'],
    nearMisses: [
      'https://pay.example.com/home/checkout/1',
      '/users/guide/cards',
      'a/var/b/c',
      '/var/lib',
      'wait at /usr/share/doc',
      'see /home/page/1',
    ],
    notInPages: true,
  },
  {
    what: 'a path of the server',
    pattern:
      /(?<![\w:./~-])\/(?:app|workspace|usr\/src|code|build)\/(?:[\w.@-]+\/)*[\w.@-]+\.(?:[cm]?[jt]sx?|py|rb|php|go|java|cs|rs|kt):\d+/,
    examples: ['/app/src/users/service.ts:41', '/usr/src/app/index.js:3'],
    nearMisses: ['/app/users/1', '/code/example.js', 'app/src/service.ts:41'],
  },
  {
    what: 'a path of the server',
    pattern: /(?<![\w:./~-])\/[\w./@-]{0,200}node_modules\/[\w./@-]+/,
    examples: ['/app/node_modules/express/lib/router.js'],
    nearMisses: ['node_modules'],
    notInPages: true,
  },
  {
    what: 'a path of the server',
    pattern:
      /\/(?:site-packages|dist-packages|gems\/\w[\w.-]*|vendor\/(?:laravel|symfony|bundle|github\.com))\/[\w./@-]+/,
    examples: ['lib/python3.12/site-packages/flask/app.py', '/vendor/laravel/framework/src/x'],
    nearMisses: ['vendor/acme/item', 'gems/ruby'],
    notInPages: true,
  },
  {
    what: 'a path of the server',
    pattern: /\b[A-Z]:\\{1,2}(?:Users|inetpub|Windows|Program Files|app|src)\\{1,2}[\w\\. -]+/,
    examples: ['C:\\inetpub\\wwwroot\\api', 'D:\\src\\bank\\x.cs'],
    nearMisses: ['C:\\', 'A:\\Users', 'ratio A:B'],
  },
  {
    what: 'a file of the server',
    pattern: /\b(?:ENOENT|EACCES|EISDIR|ENOTDIR|EPERM|EMFILE): [\w ,]{1,80}(?:'|$)/,
    examples: ["ENOENT: no such file or directory, open 'x'", 'EMFILE: too many open files'],
    nearMisses: ['ENOENT', 'no such file'],
  },
  {
    what: 'an address inside',
    pattern: /\b(?:ECONNREFUSED|ECONNRESET|ETIMEDOUT|EHOSTUNREACH|ENOTFOUND|EAI_AGAIN|dial tcp) [\w.:-]{3,100}/,
    examples: [
      'connect ECONNREFUSED 10.0.0.4:5432',
      'getaddrinfo ENOTFOUND db.bank',
      'dial tcp 10.1.2.3:80: i/o timeout',
    ],
    nearMisses: ['ECONNREFUSED', 'connection refused'],
  },
  {
    what: 'an address inside',
    pattern:
      /(?<![\w./])(?:10(?:\.\d{1,3}){3}|192\.168(?:\.\d{1,3}){2}|172\.(?:1[6-9]|2\d|3[01])(?:\.\d{1,3}){2}):\d{2,5}\b/,
    examples: ['upstream 10.0.0.4:8080 timed out', 'no route to 192.168.1.7:3000'],
    // A test environment may stand in a private network, and its addresses lead there.
    nearMisses: ['10.0.0.4', '110.0.0.4:80', 'version 10.0.0.4', '172.15.0.1:80', 'http://192.168.1.7:3000/pay/1'],
  },
  {
    what: 'an address inside',
    pattern:
      /\b[\w-]{1,60}(?:\.[\w-]{1,60}){0,4}\.(?:svc\.cluster\.local|(?:ec2|compute)\.internal|internal:\d{2,5}|consul:\d{2,5})\b/,
    examples: ['kyc.bank.svc.cluster.local', 'ip-10-0-0-4.eu-west-1.compute.internal', 'ledger.internal:8080'],
    nearMisses: ['internal: 12', 'an internal error', 'internal transfer'],
  },
  {
    what: 'an address inside',
    pattern: /\b(?:localhost|127\.0\.0\.1):(?:5432|3306|6379|27017|9200|1433|1521|5672|9092|11211)\b/,
    examples: ['could not reach localhost:6379'],
    nearMisses: ['localhost:8080', 'localhost'],
  },
  {
    what: 'a variable of the environment',
    pattern:
      /\b(?:DATABASE_URL|DB_PASSWORD|POSTGRES_PASSWORD|MYSQL_ROOT_PASSWORD|AWS_SECRET_ACCESS_KEY|AWS_ACCESS_KEY_ID|JWT_SECRET|SECRET_KEY_BASE|APP_KEY|REDIS_URL)["']?\s*(?:=>?|:)\s*\S/,
    examples: ['DATABASE_URL=x', '"AWS_SECRET_ACCESS_KEY": "x"'],
    nearMisses: ['DATABASE_URL is missing', 'app_key: x'],
  },
];

const pages: readonly Sign[] = [
  {
    what: "a framework's error page",
    pattern:
      /<title>(?:Werkzeug|.{0,80}\bDjango\b|Whoops!|Laravel|Symfony Exception|Action Controller: Exception caught|Runtime Error<|.{0,80}\/\/ Werkzeug Debugger)|Whitelabel Error Page|<b>Exception report<\/b>|Apache Tomcat\/\d|You're seeing this error because you have <code>DEBUG = True<\/code>|Server Error in '\/[^'<]{0,80}' Application|\bphpinfo\(\)|class="(?:rails-|cl-)?better-errors|<h1>Whoops, looks like something went wrong/,
    examples: [
      '<title>Werkzeug Debugger</title>',
      "<p>You're seeing this error because you have <code>DEBUG = True</code>",
      '<h1>Whitelabel Error Page</h1>',
      "<span><h1>Server Error in '/' Application.</h1>",
      '<title>Action Controller: Exception caught</title>',
    ],
    nearMisses: ['<title>Error</title>', 'Whoops, try again', '<title>Runtime of the offer</title>'],
  },
  {
    what: "a framework's error page",
    pattern: /<pre>Cannot (?:GET|POST|PUT|PATCH|DELETE) \/[^<]{0,300}<\/pre>/,
    examples: ['<pre>Cannot PUT /v1/kyc</pre>'],
    nearMisses: ['Cannot PUT /v1/kyc'],
    harmless: true,
  },
  {
    what: "a server's own error page",
    pattern: /<center>(?:nginx|openresty|cloudflare)(?:\/[\d.]+)?<\/center>|<address>Apache\/[^<]{1,100}<\/address>/,
    examples: ['<hr><center>nginx/1.25.3</center>', '<address>Apache/2.4 at x</address>'],
    nearMisses: ['<center>Payment</center>'],
    harmless: true,
  },
];

/** Traces of databases, frameworks and languages that no answer and no delivery shows, those that tell most first. */
export const signsOfTheInside: readonly Sign[] = [...stackTraces, ...exceptions, ...databases, ...places, ...pages];
